package io.latchkey.messaging.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What operations see of the consumers. */
@Component
final class ConsumerMetrics {

    private final MeterRegistry registry;

    ConsumerMetrics(ObjectProvider<MeterRegistry> registries) {
        this.registry = registries.getIfAvailable(SimpleMeterRegistry::new);
    }

    void applied(int records) {
        registry.counter("latchkey.inbox.applied").increment(records);
    }

    void repeated(int records) {
        registry.counter("latchkey.inbox.repeated").increment(records);
    }

    void unknown(String topic) {
        registry.counter("latchkey.inbox.unknown", "topic", topic).increment();
    }

    void waitedOut(String topic) {
        registry.counter("latchkey.inbox.waits", "topic", topic).increment();
    }

    void deadLetter(String topic) {
        registry.counter("latchkey.deadletters", "topic", topic).increment();
    }

    void watch(String topics, Supplier<Number> running) {
        io.micrometer.core.instrument.Gauge.builder("latchkey.inbox.consumers.running", running)
                .tag("topics", topics)
                .register(registry);
    }
}
