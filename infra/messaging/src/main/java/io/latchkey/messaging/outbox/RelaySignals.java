package io.latchkey.messaging.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What wakes the relay, what it tells, and where a test may end it. */
@Component
final class RelaySignals {

    private final Wakeup wakeup;
    private final OutboxMetrics metrics;
    private final PublishSpans spans;
    private final CrashPoint crashPoint;

    RelaySignals(Wakeup wakeup, OutboxMetrics metrics, PublishSpans spans, ObjectProvider<CrashPoint> crashPoint) {
        this.wakeup = wakeup;
        this.metrics = metrics;
        this.spans = spans;
        this.crashPoint = crashPoint.getIfAvailable(() -> CrashPoint.NONE);
    }

    Wakeup wakeup() {
        return wakeup;
    }

    OutboxMetrics metrics() {
        return metrics;
    }

    PublishSpans spans() {
        return spans;
    }

    CrashPoint crashPoint() {
        return crashPoint;
    }
}
