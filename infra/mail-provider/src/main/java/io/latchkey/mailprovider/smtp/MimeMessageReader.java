package io.latchkey.mailprovider.smtp;

import io.latchkey.mailprovider.store.MailDraft;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads a mail in MIME form into a draft for each of its recipients. */
final class MimeMessageReader {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();

    private MimeMessageReader() {}

    /** @param sender the reverse-path, used where the mail names no sender */
    static List<MailDraft> readDrafts(byte[] mime, String sender, List<String> recipients)
            throws MessagingException, IOException {
        var message = new MimeMessage(null, new ByteArrayInputStream(mime));
        var parts = new MimeMessageReader();
        parts.readPart(message);
        var headers = readHeaders(message);
        String subject = Objects.requireNonNullElse(message.getSubject(), "");
        return recipients.stream()
                .map(to -> new MailDraft(
                        to,
                        sender,
                        subject,
                        parts.text.toString(),
                        parts.html.toString(),
                        headers,
                        Map.of(),
                        List.of()))
                .toList();
    }

    private void readPart(Part part) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        Object content = part.getContent();
        if (content instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                BodyPart one = many.getBodyPart(i);
                readPart(one);
            }
        } else if (content instanceof String words) {
            (part.isMimeType("text/html") ? html : text).append(words);
        }
    }

    private static Map<String, List<String>> readHeaders(MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        var headers = new LinkedHashMap<String, List<String>>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            String value = MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(value);
        }
        return headers;
    }
}
