package io.latchkey.notification.webhook;

import io.latchkey.contracts.EmailStep.EmailReason;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Maps the provider's texts to the contract's reasons by allow-list; what no list knows is {@code other}. The first match
 * counts, so the lists are ordered from the surest sign to the weakest.
 */
final class ProviderReasonMapper {

    /** @param words of which the text has one, in lower case, between bars */
    private record ReasonPattern(EmailReason reason, String words) {

        boolean matchesMessage(String said) {
            return Stream.of(words.split("\\|")).anyMatch(said::contains);
        }
    }

    private static final ReasonPattern FULL = new ReasonPattern(
            EmailReason.MAILBOX_FULL, "4.2.2|5.2.2|mailbox full|mailbox is full|over quota|quota exceeded|overquota");
    private static final ReasonPattern UNKNOWN = new ReasonPattern(
            EmailReason.UNKNOWN_RECIPIENT,
            "5.1.1|5.1.0|5.1.10|5.2.1|user unknown|unknown user|no such user|no such recipient|does not exist"
                    + "|doesn't exist|mailbox unavailable|mailbox not found|recipient rejected|invalid recipient"
                    + "|address rejected|unknown recipient|account has been disabled");
    private static final ReasonPattern CONTENT = new ReasonPattern(
            EmailReason.CONTENT, "5.6.|content|message rejected|spam message|looks like spam|virus|message size");
    private static final ReasonPattern BLOCKED = new ReasonPattern(
            EmailReason.BLOCKED, "5.7.|blocked|blacklist|blocklist|block list|denied|reputation|policy|dmarc");
    private static final ReasonPattern GREYLISTED =
            new ReasonPattern(EmailReason.GREYLISTED, "greylist|graylist|grey-list|4.7.1 try again");
    private static final ReasonPattern RATE = new ReasonPattern(
            EmailReason.RATE, "rate limit|rate-limit|ratelimit|too many|throttl|4.7.28|deferred due to volume");

    private static final List<ReasonPattern> BOUNCES = List.of(FULL, UNKNOWN, CONTENT, BLOCKED);
    private static final List<ReasonPattern> DEFERRALS = List.of(FULL, GREYLISTED, RATE);
    private static final List<ReasonPattern> DROPS = List.of(
            new ReasonPattern(EmailReason.BOUNCED_BEFORE, "bounced address"),
            new ReasonPattern(EmailReason.REPORTED_SPAM, "spam reporting address"),
            new ReasonPattern(EmailReason.UNSUBSCRIBED, "unsubscribed address|group unsubscribe"),
            new ReasonPattern(EmailReason.INVALID, "invalid|recipient list over"));

    private ProviderReasonMapper() {}

    /**
     * Whether the address was refused for good, so that the provider will drop the next mail: it says {@code bounce}, and
     * the server's status (RFC 3463) does not call it transient. Without a type, only an unknown mailbox counts.
     *
     * @param type SendGrid's {@code type}: {@code bounce} or {@code blocked}
     * @param status the server's, where it gave one
     */
    static boolean isPermanent(String type, String status, String said) {
        return switch (type) {
            case "bounce" -> !status.startsWith("4.");
            case "" -> firstMatch(BOUNCES, said) == EmailReason.UNKNOWN_RECIPIENT;
            default -> false;
        };
    }

    /**
     * @param type SendGrid's {@code type}: {@code bounce} or {@code blocked}
     * @param classification SendGrid's own classification, used where the lists find nothing
     * @param said status and reason as SendGrid gave them
     */
    static EmailReason bounceReason(String type, String classification, String said) {
        EmailReason found = firstMatch(BOUNCES, said);
        if (found != EmailReason.OTHER) {
            return found;
        }
        return switch (classification.toLowerCase(Locale.ROOT)) {
            case "invalid address" -> EmailReason.UNKNOWN_RECIPIENT;
            case "content" -> EmailReason.CONTENT;
            case "reputation", "frequency or volume too high" -> EmailReason.BLOCKED;
            default -> "blocked".equals(type) ? EmailReason.BLOCKED : EmailReason.OTHER;
        };
    }

    static EmailReason deferralReason(String said) {
        return firstMatch(DEFERRALS, said);
    }

    static EmailReason dropReason(String said) {
        return firstMatch(DROPS, said);
    }

    private static EmailReason firstMatch(List<ReasonPattern> signs, String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return signs.stream()
                .filter(sign -> sign.matchesMessage(lower))
                .map(ReasonPattern::reason)
                .findFirst()
                .orElse(EmailReason.OTHER);
    }
}
