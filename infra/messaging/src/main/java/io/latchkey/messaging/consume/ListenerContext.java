package io.latchkey.messaging.consume;

import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.recordmac.RecordVerifier;
import io.latchkey.platform.schedule.ExponentialBackOff;
import org.springframework.stereotype.Component;

/** What every listener works with. */
@Component
record ListenerContext(
        TransactionalApplier effect,
        DeadLetterPublisher deadLetters,
        ConsumerMetrics metrics,
        RecordVerifier verifier,
        MessagingProperties properties) {

    ExponentialBackOff newBackOff() {
        return new ExponentialBackOff(
                properties.consume().backOff(), properties.consume().maxBackOff());
    }
}
