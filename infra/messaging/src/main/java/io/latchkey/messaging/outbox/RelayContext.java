package io.latchkey.messaging.outbox;

import io.latchkey.messaging.recordmac.RecordSigner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What wakes the relay, what it tells, what signs its records, and where a test may end it. */
@Component
record RelayContext(
        RelayWakeup wakeup,
        OutboxMetrics metrics,
        ProducerSpans spans,
        RecordSigner signer,
        ObjectProvider<RelayCrashPoint> crashPoint) {}
