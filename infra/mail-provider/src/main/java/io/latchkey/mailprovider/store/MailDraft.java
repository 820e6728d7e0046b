package io.latchkey.mailprovider.store;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a sender asked to be sent to one recipient, before it is known what the sender is answered. */
public record MailDraft(
        String to,
        String from,
        String subject,
        String text,
        String html,
        Map<String, List<String>> headers,
        Map<String, String> customArgs,
        List<String> categories) {

    public ReceivedMail toReceivedMail(String via, int answered, Instant at) {
        return new ReceivedMail(
                UuidCreator.getTimeOrderedEpoch(at),
                to,
                from,
                subject,
                text,
                html,
                headers,
                via,
                answered,
                customArgs,
                ReceivedMail.formatTimestamp(at),
                LinkExtractor.extractLinks(text, html));
    }

    /** The Message-ID with its angle brackets; every draft has one. */
    public String messageId() {
        for (var header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase("Message-ID")) {
                return header.getValue().getFirst();
            }
        }
        return "";
    }
}
