package io.latchkey.mailprovider.store;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of a mail that was taken, by the beginning of its recipient's address. */
public final class DeliveryScenario {

    private static final List<SendGridEvent> USUAL = List.of(SendGridEvent.PROCESSED, SendGridEvent.DELIVERED);

    private static final Map<String, List<SendGridEvent>> BY_PREFIX = Map.of(
            "bounce+", List.of(SendGridEvent.PROCESSED, SendGridEvent.UNKNOWN_RECIPIENT),
            "softbounce+", List.of(SendGridEvent.PROCESSED, SendGridEvent.MAILBOX_FULL),
            "block+", List.of(SendGridEvent.PROCESSED, SendGridEvent.BLOCKED),
            "defer+",
                    List.of(
                            SendGridEvent.PROCESSED,
                            SendGridEvent.GREYLISTED,
                            SendGridEvent.RATE_LIMITED,
                            SendGridEvent.DELIVERED),
            "drop+", List.of(SendGridEvent.DROPPED),
            "spam+", List.of(SendGridEvent.PROCESSED, SendGridEvent.DELIVERED, SendGridEvent.REPORTED));

    private DeliveryScenario() {}

    public static List<SendGridEvent> forRecipient(String recipient) {
        String prefix = recipient.substring(0, recipient.indexOf('+') + 1).toLowerCase(Locale.ROOT);
        return BY_PREFIX.getOrDefault(prefix, USUAL);
    }
}
