package io.latchkey.mailprovider.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A mail whose body arrived, for one recipient. {@code id} and {@code to} come first in its JSON, so that the index can
 * be rebuilt without reading on.
 *
 * @param text the plain text; empty where there is none
 * @param html the HTML; empty where there is none
 * @param via {@code sendgrid} or {@code smtp}
 * @param answered the status given to the sender; 0 when the connection was closed without one
 * @param receivedAt ISO 8601, UTC, microseconds
 * @param links every URL in text and HTML, in order, each once
 */
public record ReceivedMail(
        UUID id,
        String to,
        String from,
        String subject,
        String text,
        String html,
        Map<String, List<String>> headers,
        String via,
        int answered,
        Map<String, String> customArgs,
        String receivedAt,
        List<String> links) {

    public static final String SENDGRID = "sendgrid";
    public static final String SMTP = "smtp";

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    static String formatTimestamp(Instant at) {
        return MICROSECONDS.format(at);
    }

    /** Holds one-time links: prints its id alone. */
    @Override
    public String toString() {
        return "ReceivedMail[" + id + "]";
    }
}
