package io.latchkey.notification.channel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/**
 * A mail in MIME form: one recipient by address alone, text before HTML (RFC 2046, 5.1.4), our id and attempt in headers
 * of our own, the same {@code Message-ID} at every attempt.
 */
final class SmtpMessage extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private final String messageId;

    private SmtpMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** @throws jakarta.mail.internet.AddressException where the recipient's address cannot stand in a mail */
    static SmtpMessage of(OutboundMail outgoing, FromSettings from, Session session, Instant now)
            throws MessagingException {
        var recipient = new InternetAddress(outgoing.to().value(), true);
        var mail = new SmtpMessage(session, from.messageId(outgoing.emailId()));
        mail.setFrom(senderAddress(from));
        mail.setRecipient(Message.RecipientType.TO, recipient);
        mail.setSubject(outgoing.content().subject(), UTF_8);
        mail.setSentDate(Date.from(now));
        // RFC 3834: no vacation notice shall answer it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Latchkey-Email-Id", outgoing.emailId().toString());
        mail.setHeader("X-Latchkey-Attempt", Integer.toString(outgoing.attempt()));
        mail.setContent(new MimeMultipart(
                "alternative",
                textPart(outgoing.content().text(), "plain"),
                textPart(outgoing.content().html(), "html")));
        mail.saveChanges();
        return mail;
    }

    private static MimeBodyPart textPart(String words, String kind) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(words, UTF_8, kind);
        return part;
    }

    private static InternetAddress senderAddress(FromSettings from) {
        try {
            return new InternetAddress(from.senderAddress().value(), from.name(), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JDK has UTF-8", e);
        }
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
