package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.notification.delivery.MailLifetimeSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Predicts whether an event would send a mail if it were read now, by the rules that are applied when it is. */
@Component
public final class MailForecast {

    private final MailLifetimeSettings times;
    private final Clock clock;

    MailForecast(MailLifetimeSettings times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    public Effect predictEffect(EventEnvelope<? extends Event> envelope) {
        return switch (envelope.event()) {
            case AccountFact fact ->
                MailTriggerHandler.mailFor(envelope, fact)
                        .map(mail -> times.isOver(mail, clock.instant()) ? Effect.ENDS_UNSENT : Effect.WILL_MAIL)
                        .orElse(RoleGrantNotices.grantedBy(fact).isEmpty() ? Effect.NO_MAIL : Effect.WILL_MAIL);
            case AccessRequested asked -> Effect.WILL_MAIL;
            case AccountProfile profile -> Effect.NO_MAIL;
            case AccountState state -> Effect.NOT_OURS;
            case SecurityEvent other -> Effect.NOT_OURS;
            case EmailEvent own -> Effect.NOT_OURS;
            case SuppressionEvent own -> Effect.NOT_OURS;
        };
    }

    /** What an event that comes again, or late, would mean for a mailbox. */
    public enum Effect {
        /** A mail would be sent. */
        WILL_MAIL,
        /** A mail would be queued and end at once: its link is dead, or its cause too old. */
        ENDS_UNSENT,
        /** It has an effect here, and no mail. */
        NO_MAIL,
        /** It has no effect here. */
        NOT_OURS
    }
}
