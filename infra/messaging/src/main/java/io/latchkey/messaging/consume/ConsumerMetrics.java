package io.latchkey.messaging.consume;

import io.latchkey.messaging.consume.ParsedRecord.DeadRecord;
import io.latchkey.messaging.consume.ParsedRecord.Unauthentic;
import io.latchkey.messaging.consume.ParsedRecord.Usable;
import io.latchkey.platform.trace.StageTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What operations see of the consumers. */
@Component
final class ConsumerMetrics {

    private static final String NOT_AUTHENTIC = "latchkey.inbox.not-authentic";
    private static final String UNSIGNED = "latchkey.inbox.unsigned";

    private final MeterRegistry registry;
    private final StageTimer stages;
    private final InstantSource clock;

    ConsumerMetrics(MeterRegistry registry, StageTimer stages, InstantSource clock) {
        this.registry = registry;
        this.stages = stages;
        this.clock = clock;
    }

    /** What these records asked for is done and committed. */
    void recordConsumed(List<Usable> records) {
        Instant now = clock.instant();
        for (Usable record : records) {
            if (record.received() instanceof InboundRecord.EventRecord of) {
                Duration age = Duration.between(of.envelope().time(), now);
                stages.recordReached(
                        StageTimer.PipelineStage.CONSUMED, record.from().topic(), age);
            }
        }
    }

    void countApplied(int records) {
        registry.counter("latchkey.inbox.applied").increment(records);
    }

    void countRepeated(int records) {
        registry.counter("latchkey.inbox.repeated").increment(records);
    }

    void countUnknown(String topic) {
        registry.counter("latchkey.inbox.unknown", "topic", topic).increment();
    }

    void countWait(String topic) {
        registry.counter("latchkey.inbox.waits", "topic", topic).increment();
    }

    void countDeadLetter(DeadRecord record) {
        String topic = record.from().topic();
        registry.counter("latchkey.deadletters", "topic", topic).increment();
        if (record instanceof Unauthentic) {
            registry.counter(NOT_AUTHENTIC, "topic", topic).increment();
        }
    }

    void countUnsigned(String topic) {
        registry.counter(UNSIGNED, "topic", topic).increment();
    }

    /** Counted from nothing on, so that the first of each is seen as an increase. */
    void registerCounters(String topic) {
        registry.counter("latchkey.inbox.waits", "topic", topic);
        registry.counter("latchkey.deadletters", "topic", topic);
        registry.counter(NOT_AUTHENTIC, "topic", topic);
        registry.counter(UNSIGNED, "topic", topic);
    }

    void registerRunningGauge(String topics, Supplier<Number> running) {
        Gauge.builder("latchkey.inbox.consumers.running", running)
                .tag("topics", topics)
                .register(registry);
    }
}
