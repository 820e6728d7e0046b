package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.Outgoing;
import io.latchkey.notification.channel.SendGridChannel;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.delivery.Happening.Answer;
import io.latchkey.notification.delivery.Happening.Answered;
import io.latchkey.notification.delivery.Happening.Receipt;
import io.latchkey.notification.mail.MailRenderer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Sends one mail, once; never when its time or its lease is over, whatever it had to wait for. */
@Component
final class Sender {

    private final SendGridChannel channel;
    private final MailRenderer renderer;
    private final Pauses pauses;
    private final DispatchSettings settings;
    private final Semaphore lines;
    private final Clock clock;
    private final MeterRegistry meters;

    Sender(
            SendGridChannel channel,
            MailRenderer renderer,
            Pauses pauses,
            DispatchSettings settings,
            Clock clock,
            MeterRegistry meters) {
        this.channel = channel;
        this.renderer = renderer;
        this.pauses = pauses;
        this.settings = settings;
        this.lines = new Semaphore(settings.sending());
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param attempt the number of the attempt that was opened for it
     * @param until when the attempt's lease is over
     */
    Answered send(Parcel parcel, int attempt, Instant until) throws InterruptedException {
        UUID emailId = parcel.go().letter().emailId();
        lines.acquire();
        try {
            Instant now = clock.instant();
            if (!now.isBefore(parcel.diesAt())
                    || !now.plus(settings.sendLimit()).isBefore(until)) {
                return new Answered(
                        emailId, attempt, new Answer.TryLater(now), new Receipt("not-sent", null, null, null));
            }
            SendOutcome outcome = timed(
                    new Outgoing(emailId, attempt, parcel.go().person().address(), renderer.render(parcel.mail())));
            return answered(emailId, attempt, outcome);
        } finally {
            lines.release();
        }
    }

    private SendOutcome timed(Outgoing outgoing) {
        Timer.Sample sample = Timer.start(meters);
        SendOutcome outcome = channel.send(outgoing);
        sample.stop(meters.timer(
                "latchkey.mail.send",
                "outcome",
                outcome.getClass().getSimpleName(),
                "repeat",
                Boolean.toString(outgoing.attempt() > 1)));
        return outcome;
    }

    private Answered answered(UUID emailId, int attempt, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted yes ->
                new Answered(
                        emailId,
                        attempt,
                        new Answer.Accepted(),
                        new Receipt("accepted", yes.status(), yes.messageId(), null));
            case SendOutcome.TryLater later ->
                new Answered(
                        emailId,
                        attempt,
                        new Answer.TryLater(pauses.afterAttempt(attempt, later.retryAfter())),
                        new Receipt("try-later", later.status(), null, later.words()));
            case SendOutcome.Refused no ->
                new Answered(
                        emailId, attempt, new Answer.Refused(), new Receipt("refused", no.status(), null, no.words()));
            case SendOutcome.InDoubt lost ->
                new Answered(emailId, attempt, new Answer.InDoubt(), new Receipt("in-doubt", null, null, lost.words()));
        };
    }
}
