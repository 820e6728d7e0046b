package io.latchkey.messaging.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What wakes the relay, what it tells, and where a test may end it. */
@Component
final class RelayContext {

    private final RelayWakeup wakeup;
    private final OutboxMetrics metrics;
    private final ProducerSpans spans;
    private final RelayCrashPoint crashPoint;

    RelayContext(
            RelayWakeup wakeup,
            OutboxMetrics metrics,
            ProducerSpans spans,
            ObjectProvider<RelayCrashPoint> crashPoint) {
        this.wakeup = wakeup;
        this.metrics = metrics;
        this.spans = spans;
        this.crashPoint = crashPoint.getIfAvailable(() -> RelayCrashPoint.NONE);
    }

    RelayWakeup wakeup() {
        return wakeup;
    }

    OutboxMetrics metrics() {
        return metrics;
    }

    ProducerSpans spans() {
        return spans;
    }

    RelayCrashPoint crashPoint() {
        return crashPoint;
    }
}
