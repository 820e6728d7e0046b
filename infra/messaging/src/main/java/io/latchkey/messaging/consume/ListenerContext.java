package io.latchkey.messaging.consume;

import io.latchkey.messaging.MessagingProperties;
import io.latchkey.platform.schedule.ExponentialBackOff;
import org.springframework.stereotype.Component;

/** What every listener works with. */
@Component
final class ListenerContext {

    private final TransactionalApplier effect;
    private final DeadLetterPublisher deadLetters;
    private final ConsumerMetrics metrics;
    private final MessagingProperties.ConsumerSettings settings;

    ListenerContext(
            TransactionalApplier effect,
            DeadLetterPublisher deadLetters,
            ConsumerMetrics metrics,
            MessagingProperties properties) {
        this.effect = effect;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.settings = properties.consume();
    }

    TransactionalApplier effect() {
        return effect;
    }

    DeadLetterPublisher deadLetters() {
        return deadLetters;
    }

    ConsumerMetrics metrics() {
        return metrics;
    }

    ExponentialBackOff newBackOff() {
        return new ExponentialBackOff(settings.backOff(), settings.maxBackOff());
    }
}
