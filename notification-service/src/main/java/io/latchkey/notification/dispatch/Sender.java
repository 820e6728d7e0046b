package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.Outgoing;
import io.latchkey.notification.channel.Passage;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.crash.CrashPoint;
import io.latchkey.notification.delivery.Happening.Answer;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Receipt;
import io.latchkey.notification.mail.MailRenderer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Sends one mail, once; never when its time or its lease is over, whatever it had to wait for. */
@Component
final class Sender {

    private final MailRenderer renderer;
    private final Reading reading;
    private final DispatchSettings settings;
    private final Semaphore lines;
    private final Clock clock;
    private final SendMeters meters;

    Sender(MailRenderer renderer, Reading reading, DispatchSettings settings, Clock clock, SendMeters meters) {
        this.renderer = renderer;
        this.reading = reading;
        this.settings = settings;
        this.lines = new Semaphore(settings.sending());
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param attempt the number of the attempt that was opened for it
     * @param until when the attempt's lease is over
     */
    Answered send(Consignment consignment, int attempt, Instant until) throws InterruptedException {
        try (Passage passage = consignment.passage()) {
            lines.acquire();
            try {
                return inTurn(consignment.parcel(), passage, attempt, until);
            } finally {
                lines.release();
            }
        }
    }

    private Answered inTurn(Parcel parcel, Passage passage, int attempt, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(parcel.diesAt()) || !now.plus(settings.sendLimit()).isBefore(until)) {
            return new Answered(
                    parcel.emailId(),
                    attempt,
                    passage.provider(),
                    new Answer.TryLater(now, parcel.go().mail().next()),
                    new Receipt("not-sent", null, null, null));
        }
        Outgoing outgoing = outgoing(parcel, attempt);
        String cause = parcel.go().letter().traceparent();
        SendOutcome outcome = meters.watched(passage.provider().code(), outgoing, cause, () -> passage.send(outgoing));
        CrashPoint.ANSWERED.pass();
        return reading.of(outcome, parcel.emailId(), attempt, passage.provider());
    }

    private Outgoing outgoing(Parcel parcel, int attempt) {
        return new Outgoing(
                parcel.emailId(),
                attempt,
                parcel.go().person().address(),
                renderer.render(parcel.mail()),
                parcel.diesAt());
    }
}
