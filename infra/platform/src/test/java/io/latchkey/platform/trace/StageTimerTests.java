package io.latchkey.platform.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class StageTimerTests {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageTimer stages = new StageTimer(new ObjectProvider<>() {
        @Override
        public Stream<MeterRegistry> stream() {
            return Stream.of(registry);
        }

        @Override
        public MeterRegistry getIfAvailable() {
            return registry;
        }
    });

    @Test
    void eachStageOfEachKindHasAHistogramOfAFewBuckets() {
        stages.recordReached(StageTimer.PipelineStage.SENT, "password-reset", Duration.ofMillis(700));
        stages.recordReached(StageTimer.PipelineStage.SENT, "password-reset", Duration.ofSeconds(3));

        Timer sent = registry.get("latchkey.stage")
                .tags("stage", "sent", "of", "password-reset")
                .timer();
        assertThat(sent.count()).isEqualTo(2);
        assertThat(sent.takeSnapshot().histogramCounts()).hasSizeLessThan(13);
    }

    @Test
    void aClockThatLagsBehindMakesNothingOfIt() {
        stages.recordReached(StageTimer.PipelineStage.CONSUMED, "t", Duration.ofMillis(-5));

        assertThat(registry.get("latchkey.stage").timer().max(TimeUnit.SECONDS)).isZero();
    }
}
