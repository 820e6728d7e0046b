package io.latchkey.gateway.executive;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the texts that say where a mail stands: one for each state, or one for each reason of a state that has
 * reasons. Null stands for a word of a newer notification-service, which has a text of its own.
 */
final class MailStatusMessages {
    static final String UNKNOWN = "unknown";

    /** The states that have reasons, with these. */
    static final Map<JourneyState, Set<EmailReason>> REASONS = Map.of(
            JourneyState.DEFERRED,
            EnumSet.of(EmailReason.MAILBOX_FULL, EmailReason.GREYLISTED, EmailReason.RATE, EmailReason.OTHER),
            JourneyState.BOUNCED,
            EnumSet.of(
                    EmailReason.UNKNOWN_RECIPIENT,
                    EmailReason.MAILBOX_FULL,
                    EmailReason.BLOCKED,
                    EmailReason.CONTENT,
                    EmailReason.OTHER),
            JourneyState.DROPPED,
            EnumSet.of(
                    EmailReason.BOUNCED_BEFORE,
                    EmailReason.REPORTED_SPAM,
                    EmailReason.UNSUBSCRIBED,
                    EmailReason.INVALID,
                    EmailReason.OTHER),
            JourneyState.SUPPRESSED,
            EnumSet.range(EmailReason.COALESCED, EmailReason.ADDRESS_SUPPRESSED),
            JourneyState.EXPIRED,
            EnumSet.of(EmailReason.LINK_EXPIRED, EmailReason.TOO_LATE),
            JourneyState.FAILED,
            EnumSet.of(EmailReason.REFUSED, EmailReason.ATTEMPTS_EXHAUSTED, EmailReason.NO_RECIPIENT));

    private static final Set<JourneyState> UNDER_WAY = EnumSet.of(
            JourneyState.QUEUED,
            JourneyState.SENDING,
            JourneyState.IN_DOUBT,
            JourneyState.ACCEPTED,
            JourneyState.DEFERRED);
    private static final Set<JourneyState> BAD = EnumSet.of(
            JourneyState.BOUNCED,
            JourneyState.DROPPED,
            JourneyState.EXPIRED,
            JourneyState.FAILED,
            JourneyState.COMPLAINED);

    private MailStatusMessages() {}

    /** The end of the key of the text. */
    static String sentenceKey(@Nullable JourneyState state, @Nullable EmailReason reason) {
        if (state == null) {
            return UNKNOWN;
        }
        Set<EmailReason> reasons = REASONS.getOrDefault(state, Set.of());
        if (reasons.isEmpty()) {
            return stateKey(state);
        }
        return reason != null && reasons.contains(reason) ? stateKey(state) + "." + reason.code() : UNKNOWN;
    }

    private static String stateKey(JourneyState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String templateKey(@Nullable MailTemplate template) {
        return template == null ? UNKNOWN : template.code();
    }

    static boolean isUnderWay(@Nullable JourneyState state) {
        return state != null && UNDER_WAY.contains(state);
    }

    /** How a state is coloured: good, bad, or neither. */
    static String toneOf(@Nullable JourneyState state) {
        if (state == null) {
            return "plain";
        }
        return state == JourneyState.DELIVERED ? "good" : BAD.contains(state) ? "bad" : "plain";
    }
}
