package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.OutboundMail;
import io.latchkey.notification.channel.SendOutcome;
import io.latchkey.platform.trace.ServiceTracer;
import io.latchkey.platform.trace.TraceSpan;
import io.latchkey.platform.trace.TraceSpan.SpanKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long each send takes, by channel and outcome, and its place in the trace of what caused the mail. */
@Component
final class SendMetrics {

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
    private final ServiceTracer spans;

    SendMetrics(MeterRegistry meters, ServiceTracer spans) {
        this.meters = meters;
        this.spans = spans;
    }

    /** @param cause {@code traceparent} of what caused the mail */
    SendOutcome measureSend(String channel, OutboundMail mail, @Nullable String cause, Supplier<SendOutcome> sending) {
        TraceSpan span = spans.startSpan("send " + channel, SpanKind.CLIENT, cause)
                .withAttribute("latchkey.email.id", mail.emailId().toString())
                .withAttribute("latchkey.attempt", Integer.toString(mail.attempt()));
        Timer.Sample sample = Timer.start(meters);
        try {
            SendOutcome outcome = sending.get();
            String name = outcome.getClass().getSimpleName();
            sample.stop(timerOf(channel, name, mail.attempt() > 1));
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
