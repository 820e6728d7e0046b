package io.latchkey.messaging.consume;

import io.latchkey.messaging.MessagingProperties;
import io.latchkey.platform.schedule.ExponentialBackOff;
import org.springframework.stereotype.Component;

/** What every listener works with. */
@Component
record ListenerContext(
        TransactionalApplier effect,
        DeadLetterPublisher deadLetters,
        ConsumerMetrics metrics,
        MessagingProperties properties) {

    ExponentialBackOff newBackOff() {
        var settings = properties.consume();
        return new ExponentialBackOff(settings.backOff(), settings.maxBackOff());
    }
}
