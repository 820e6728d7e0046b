package io.latchkey.gateway.executive;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which sentence says where a mail stands: one for each state, or for each reason of a state that has reasons. What a
 * newer notification-service may say beyond that has a sentence of its own.
 */
final class MailStatusMessages {
    static final String UNKNOWN = "unknown";

    static final Map<String, Set<String>> REASONS = Map.ofEntries(
            Map.entry("queued", Set.of()),
            Map.entry("sending", Set.of()),
            Map.entry("in-doubt", Set.of()),
            Map.entry("accepted", Set.of()),
            Map.entry("deferred", Set.of("mailbox-full", "greylisted", "rate", "other")),
            Map.entry("delivered", Set.of()),
            Map.entry("bounced", Set.of("unknown-recipient", "mailbox-full", "blocked", "content", "other")),
            Map.entry("dropped", Set.of("bounced-before", "reported-spam", "unsubscribed", "invalid", "other")),
            Map.entry("unconfirmed", Set.of()),
            Map.entry("complained", Set.of()),
            Map.entry(
                    "suppressed",
                    Set.of(
                            "coalesced",
                            "over-limit",
                            "account-disabled",
                            "account-erased",
                            "link-superseded",
                            "address-suppressed")),
            Map.entry("expired", Set.of("link-expired", "too-late")),
            Map.entry("failed", Set.of("refused", "attempts-exhausted", "no-recipient")));

    static final Set<String> TEMPLATES = Set.of(
            "first-sign-in",
            "password-reset",
            "password-changed",
            "two-factor-required",
            "two-factor-enrolled",
            "two-factor-reset",
            "two-factor-removed",
            "recovery-code-used",
            "access-request",
            "address-changed",
            "access-declined");

    private static final Set<String> UNDER_WAY = Set.of("queued", "sending", "in-doubt", "accepted", "deferred");
    private static final Set<String> BAD = Set.of("bounced", "dropped", "expired", "failed", "complained");

    private MailStatusMessages() {}

    /** A state as the API names it, or the type of an event, in the form of our keys. */
    static String stateKey(@Nullable String name) {
        String plain = name == null ? UNKNOWN : name.replaceFirst("^Email", "");
        String key = plain.toLowerCase(Locale.ROOT).replace('_', '-');
        return REASONS.containsKey(key) ? key : UNKNOWN;
    }

    /** The end of the key of the sentence. */
    static String sentenceKey(String state, @Nullable String reason) {
        Set<String> reasons = REASONS.getOrDefault(state, Set.of());
        if (reasons.isEmpty()) {
            return state;
        }
        return reason != null && reasons.contains(reason) ? state + "." + reason : UNKNOWN;
    }

    static String templateKey(@Nullable String name) {
        return name != null && TEMPLATES.contains(name) ? name : UNKNOWN;
    }

    static boolean isUnderWay(String state) {
        return UNDER_WAY.contains(state);
    }

    /** How a state is coloured: good, bad, or neither. */
    static String toneOf(String state) {
        return state.equals("delivered") ? "good" : BAD.contains(state) ? "bad" : "plain";
    }
}
