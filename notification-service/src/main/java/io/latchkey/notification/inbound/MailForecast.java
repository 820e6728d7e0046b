package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccessRequested;
import io.latchkey.contracts.AccountFact;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SuppressionEvent;
import io.latchkey.notification.delivery.MailTimes;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Says beforehand whether an event would mail anybody if it were read now; by the rules that decide when it is. */
@Component
public final class MailForecast {

    private final MailTimes times;
    private final Clock clock;

    MailForecast(MailTimes times, Clock clock) {
        this.times = times;
        this.clock = clock;
    }

    public Forecast of(EventEnvelope<? extends Event> envelope) {
        return switch (envelope.event()) {
            case AccountFact fact ->
                CausedMail.of(envelope, fact)
                        .map(mail -> times.isOver(mail, clock.instant()) ? Forecast.ENDS_UNSENT : Forecast.WILL_MAIL)
                        .orElse(Forecast.NO_MAIL);
            case AccessRequested asked -> Forecast.WILL_MAIL;
            case AccountProfile profile -> Forecast.NO_MAIL;
            case AccountState state -> Forecast.NOT_OURS;
            case SecurityEvent other -> Forecast.NOT_OURS;
            case EmailEvent own -> Forecast.NOT_OURS;
            case SuppressionEvent own -> Forecast.NOT_OURS;
        };
    }
}
