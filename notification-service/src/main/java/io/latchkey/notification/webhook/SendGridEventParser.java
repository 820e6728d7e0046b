package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.notification.channel.ProviderMessageSanitizer;
import io.latchkey.notification.delivery.MailTransition.ProviderEventType;
import io.latchkey.notification.webhook.ProviderEventTable.ProviderEvent;
import io.latchkey.platform.keys.Sha256Digest;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one element of SendGrid's Event Webhook; what is malformed or not about a mail of ours is left out. */
final class SendGridEventParser {

    private static final long LAST_SECOND = 253_402_300_799L;
    private static final Pattern EVENT_ID = Pattern.compile("[!-~]{1,200}");

    private SendGridEventParser() {}

    static Optional<ProviderEvent> parse(JsonNode event, Instant now) {
        ProviderEventType type = toEventType(event);
        Optional<UUID> emailId = UuidFactory.parseUuid(textField(event, "latchkey_email_id"));
        if (type == null || emailId.isEmpty()) {
            return Optional.empty();
        }
        String text = providerMessage(event);
        return Optional.of(new ProviderEvent(
                dedupeKey(event),
                emailId.get(),
                attemptNumber(event),
                type,
                toReason(type, event, text),
                eventTime(event, now),
                ProviderMessageSanitizer.sanitizeMessage(text)));
    }

    private static @Nullable ProviderEventType toEventType(JsonNode event) {
        return switch (textField(event, "event")) {
            case "processed" -> ProviderEventType.PROCESSED;
            case "deferred" -> ProviderEventType.DEFERRED;
            case "delivered" -> ProviderEventType.DELIVERED;
            case "bounce" ->
                ProviderReasonMapper.isPermanent(
                                textField(event, "type"), textField(event, "status"), providerMessage(event))
                        ? ProviderEventType.BOUNCED
                        : ProviderEventType.BLOCKED;
            case "dropped" -> ProviderEventType.DROPPED;
            case "spamreport" -> ProviderEventType.COMPLAINED;
            default -> null;
        };
    }

    private static String providerMessage(JsonNode event) {
        return (textField(event, "status") + " " + textField(event, "reason") + " " + textField(event, "response"))
                .strip();
    }

    private static @Nullable EmailReason toReason(ProviderEventType type, JsonNode event, String text) {
        return switch (type) {
            case PROCESSED, DELIVERED, COMPLAINED -> null;
            case DEFERRED -> ProviderReasonMapper.deferralReason(text);
            case BLOCKED, BOUNCED ->
                ProviderReasonMapper.bounceReason(
                        textField(event, "type"), textField(event, "bounce_classification"), text);
            case DROPPED -> ProviderReasonMapper.dropReason(text);
        };
    }

    private static @Nullable Integer attemptNumber(JsonNode event) {
        String attempt = textField(event, "latchkey_attempt");
        return attempt.matches("\\d{1,6}") ? Integer.valueOf(attempt) : null;
    }

    private static Instant eventTime(JsonNode event, Instant now) {
        JsonNode timestamp = event.path("timestamp");
        boolean sensible = timestamp.isIntegralNumber()
                && timestamp.canConvertToLong()
                && timestamp.longValue() > 0
                && timestamp.longValue() <= LAST_SECOND;
        return sensible ? Instant.ofEpochSecond(timestamp.longValue()) : now;
    }

    private static String dedupeKey(JsonNode event) {
        String id = textField(event, "sg_event_id");
        return EVENT_ID.matcher(id).matches() ? "id:" + id : "sha256:" + Sha256Digest.computeHex(event.toString());
    }

    private static String textField(JsonNode event, String field) {
        JsonNode value = event.path(field);
        return value.isString() || value.isNumber() ? value.asString() : "";
    }
}
