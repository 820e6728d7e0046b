package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.OutboundMail;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.notification.channel.SendPermit;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailTransition.AttemptFinished;
import io.latchkey.notification.delivery.MailTransition.AttemptRecord;
import io.latchkey.notification.delivery.MailTransition.AttemptResult;
import io.latchkey.notification.dispatch.SendEligibility.PreparedMail;
import io.latchkey.notification.mail.MailRenderer;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Renders and sends mails whose attempts are open, so many at a time; the only class that sends. */
@Component
final class AttemptSender {

    private static final Duration[] BUCKETS = IntStream.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MailRenderer renderer;
    private final SendOutcomeMapper outcomes;
    private final DispatchSettings settings;
    private final Semaphore slots;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ServiceTracer spans;

    AttemptSender(
            MailRenderer renderer,
            SendOutcomeMapper outcomes,
            DispatchSettings settings,
            Clock clock,
            MeterRegistry meters,
            ServiceTracer spans) {
        this.renderer = renderer;
        this.outcomes = outcomes;
        this.settings = settings;
        this.slots = new Semaphore(settings.sending());
        this.clock = clock;
        this.meters = meters;
        this.spans = spans;
    }

    /**
     * Sends through the channel of the permit, which it closes.
     *
     * @param attempt the number of the attempt that was opened for the mail
     * @param until when the attempt's lease is over
     */
    AttemptFinished send(PreparedMail mail, SendPermit permit, int attempt, Instant until) throws InterruptedException {
        try (permit) {
            slots.acquire();
            try {
                return sendInTime(mail, permit, attempt, until);
            } finally {
                slots.release();
            }
        }
    }

    private AttemptFinished sendInTime(PreparedMail mail, SendPermit permit, int attempt, Instant until) {
        Instant now = clock.instant();
        if (!now.isBefore(mail.diesAt()) || !now.plus(settings.sendLimit()).isBefore(until)) {
            return new AttemptFinished(
                    mail.emailId(),
                    attempt,
                    permit.provider(),
                    new AttemptResult.TryLater(now, mail.mail().nextProvider()),
                    new AttemptRecord("not-sent", null, null, null));
        }
        OutboundMail outbound = toOutbound(mail, attempt);
        SendOutcome outcome = measureSend(permit, outbound, mail);
        MailCrashPoint.ANSWERED.crashIfArmed();
        return outcomes.toFinishedAttempt(outcome, mail.emailId(), attempt, permit.provider());
    }

    private OutboundMail toOutbound(PreparedMail mail, int attempt) {
        return new OutboundMail(
                mail.emailId(), attempt, mail.person().address(), renderer.render(mail.toContent()), mail.diesAt());
    }

    /** A span in the trace of what caused the mail, and a timer by channel and outcome. */
    private SendOutcome measureSend(SendPermit permit, OutboundMail outbound, PreparedMail mail) {
        String channel = permit.provider().code();
        TraceSpan span = spans.startSpan(
                        "send " + channel, SpanKind.CLIENT, mail.details().traceparent())
                .withAttribute("latchkey.email.id", outbound.emailId().toString())
                .withAttribute("latchkey.attempt", Integer.toString(outbound.attempt()));
        Timer.Sample sample = Timer.start(meters);
        try {
            SendOutcome outcome = permit.send(outbound);
            // The names of the outcomes are the metric's labels.
            String name = outcome.getClass().getSimpleName();
            sample.stop(timerOf(channel, name, outbound.attempt() > 1));
            span.withAttribute("latchkey.outcome", name).end();
            return outcome;
        } catch (RuntimeException e) {
            span.endWithFailure(e);
            throw e;
        }
    }

    private Timer timerOf(String channel, String outcome, boolean repeat) {
        return Timer.builder("latchkey.mail.send")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .tag("repeat", Boolean.toString(repeat))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
