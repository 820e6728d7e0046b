package io.latchkey.notification.dispatch;

import io.latchkey.messaging.trace.Span;
import io.latchkey.messaging.trace.SpanKind;
import io.latchkey.messaging.trace.Spans;
import io.latchkey.notification.channel.Outgoing;
import io.latchkey.notification.channel.SendOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long each send takes, by channel and outcome, and its place in the trace of what caused the mail. */
@Component
final class SendMeters {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final MeterRegistry meters;
    private final Spans spans;

    SendMeters(MeterRegistry meters, Spans spans) {
        this.meters = meters;
        this.spans = spans;
    }

    /** @param cause {@code traceparent} of what caused the mail */
    SendOutcome watched(String channel, Outgoing mail, @Nullable String cause, Supplier<SendOutcome> sending) {
        Span span = spans.begin("send " + channel, SpanKind.CLIENT, cause)
                .with("latchkey.email.id", mail.emailId().toString())
                .with("latchkey.attempt", Integer.toString(mail.attempt()));
        Timer.Sample sample = Timer.start(meters);
        try {
            SendOutcome outcome = sending.get();
            String name = outcome.getClass().getSimpleName();
            sample.stop(timer(channel, name, mail.attempt() > 1));
            span.with("latchkey.outcome", name).end();
            return outcome;
        } catch (RuntimeException e) {
            span.fail(e);
            throw e;
        }
    }

    private Timer timer(String channel, String outcome, boolean repeat) {
        return Timer.builder("latchkey.mail.send")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .tag("repeat", Boolean.toString(repeat))
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
