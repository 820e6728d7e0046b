package io.latchkey.devstack.inbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What becomes of a mail that was taken, by the beginning of its recipient's address. */
final class Journey {

    private static final List<Step> USUAL = List.of(Step.PROCESSED, Step.DELIVERED);

    private static final Map<String, List<Step>> BY_PREFIX = Map.of(
            "bounce+", List.of(Step.PROCESSED, Step.UNKNOWN_RECIPIENT),
            "softbounce+", List.of(Step.PROCESSED, Step.MAILBOX_FULL),
            "block+", List.of(Step.PROCESSED, Step.BLOCKED),
            "defer+", List.of(Step.PROCESSED, Step.GREYLISTED, Step.RATE_LIMITED, Step.DELIVERED),
            "drop+", List.of(Step.DROPPED),
            "spam+", List.of(Step.PROCESSED, Step.DELIVERED, Step.REPORTED));

    private Journey() {}

    static List<Step> of(String recipient) {
        String prefix = recipient.substring(0, recipient.indexOf('+') + 1).toLowerCase(Locale.ROOT);
        return BY_PREFIX.getOrDefault(prefix, USUAL);
    }
}
