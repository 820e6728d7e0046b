package io.latchkey.messaging.outbox;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What wakes the relay, what it tells, and where a test may end it. */
@Component
record RelayContext(
        RelayWakeup wakeup, OutboxMetrics metrics, ProducerSpans spans, ObjectProvider<RelayCrashPoint> crashPoint) {}
