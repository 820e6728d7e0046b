package io.latchkey.messaging.consume;

import io.latchkey.messaging.BackOff;
import io.latchkey.messaging.MessagingProperties;
import org.springframework.stereotype.Component;

/** What every listener works with. */
@Component
final class ConsumerTools {

    private final Effect effect;
    private final DeadLetters deadLetters;
    private final ConsumerMetrics metrics;
    private final MessagingProperties.Consume settings;

    ConsumerTools(Effect effect, DeadLetters deadLetters, ConsumerMetrics metrics, MessagingProperties properties) {
        this.effect = effect;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.settings = properties.consume();
    }

    Effect effect() {
        return effect;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    ConsumerMetrics metrics() {
        return metrics;
    }

    BackOff newBackOff() {
        return new BackOff(settings.backOff(), settings.maxBackOff());
    }
}
