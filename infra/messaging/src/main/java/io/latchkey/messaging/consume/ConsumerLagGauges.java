package io.latchkey.messaging.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

/** Lag by topic and partition, and dead letters kept by topic, as operations see them; the group is the service's. */
@Component
final class ConsumerLagGauges {

    private final MultiGauge lag;
    private final MultiGauge deadLetters;

    ConsumerLagGauges(MeterRegistry registry) {
        this.lag = MultiGauge.builder("latchkey.consumer.lag")
                .description("Records that this service's group has not applied yet")
                .baseUnit("records")
                .register(registry);
        this.deadLetters = MultiGauge.builder("latchkey.deadletters.kept")
                .description("Dead letters of this service's group that lie on their topics")
                .baseUnit("records")
                .register(registry);
    }

    void updateGauges(ConsumerLagReader.LagSnapshot seen) {
        lag.register(
                seen.lag().entrySet().stream()
                        .map(entry -> Row.of(
                                Tags.of(
                                        "topic",
                                        entry.getKey().topic(),
                                        "partition",
                                        Integer.toString(entry.getKey().partition())),
                                entry.getValue()))
                        .toList(),
                true);
        deadLetters.register(
                seen.deadLetters().entrySet().stream()
                        .map(entry -> Row.of(Tags.of("topic", entry.getKey()), entry.getValue()))
                        .toList(),
                true);
    }
}
