package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailReason;
import io.latchkey.notification.channel.ProviderWords;
import io.latchkey.notification.delivery.Happening.Word;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one element of SendGrid's Event Webhook; whatever does not speak of a mail of ours, or oddly, is left out. */
final class EventParser {

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private static final Pattern EVENT_ID = Pattern.compile("[!-~]{1,200}");

    private EventParser() {}

    static Optional<ProviderEvent> parse(JsonNode event, Instant now) {
        Word word = word(event);
        String emailId = text(event, "latchkey_email_id");
        if (word == null || !UUID_FORM.matcher(emailId).matches()) {
            return Optional.empty();
        }
        String said = said(event);
        return Optional.of(new ProviderEvent(
                key(event),
                UUID.fromString(emailId),
                attempt(event),
                word,
                reason(word, event, said),
                saidAt(event, now),
                ProviderWords.stripped(said)));
    }

    private static @Nullable Word word(JsonNode event) {
        return switch (text(event, "event")) {
            case "processed" -> Word.PROCESSED;
            case "deferred" -> Word.DEFERRED;
            case "delivered" -> Word.DELIVERED;
            case "bounce" ->
                Reasons.isForGood(text(event, "type"), text(event, "status"), said(event))
                        ? Word.BOUNCED
                        : Word.BLOCKED;
            case "dropped" -> Word.DROPPED;
            case "spamreport" -> Word.COMPLAINED;
            default -> null;
        };
    }

    private static String said(JsonNode event) {
        return (text(event, "status") + " " + text(event, "reason") + " " + text(event, "response")).strip();
    }

    private static @Nullable EmailReason reason(Word word, JsonNode event, String said) {
        return switch (word) {
            case PROCESSED, DELIVERED, COMPLAINED -> null;
            case DEFERRED -> Reasons.deferral(said);
            case BLOCKED, BOUNCED -> Reasons.bounce(text(event, "type"), text(event, "bounce_classification"), said);
            case DROPPED -> Reasons.drop(said);
        };
    }

    private static @Nullable Integer attempt(JsonNode event) {
        String attempt = text(event, "latchkey_attempt");
        return attempt.matches("\\d{1,6}") ? Integer.valueOf(attempt) : null;
    }

    private static Instant saidAt(JsonNode event, Instant now) {
        JsonNode timestamp = event.path("timestamp");
        boolean sensible = timestamp.isIntegralNumber()
                && timestamp.canConvertToLong()
                && timestamp.longValue() > 0
                && timestamp.longValue() <= LAST_SECOND;
        return sensible ? Instant.ofEpochSecond(timestamp.longValue()) : now;
    }

    private static String key(JsonNode event) {
        String id = text(event, "sg_event_id");
        return EVENT_ID.matcher(id).matches() ? "id:" + id : "sha256:" + digest(event.toString());
    }

    private static String digest(String event) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(event.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String text(JsonNode event, String field) {
        JsonNode value = event.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }
}
