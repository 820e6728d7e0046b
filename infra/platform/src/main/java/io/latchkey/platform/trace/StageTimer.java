package io.latchkey.platform.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The histogram {@code latchkey.stage}: time from "accepted" to each stage, so that the difference of two is what the
 * later one takes. Few buckets: each is a number kept for every stage and kind.
 */
@Component
public final class StageTimer {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(25),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30)
    };

    private final MeterRegistry meters;
    private final Map<TimerKey, Timer> timers = new ConcurrentHashMap<>();

    StageTimer(ObjectProvider<MeterRegistry> registries) {
        this.meters = registries.getIfAvailable(SimpleMeterRegistry::new);
    }

    /**
     * A fact or its mail has come as far as this.
     *
     * @param of what it is, of few: a topic before there is a mail, then the mail's template
     * @param sinceAccepted clocks of different machines may make it negative; then it was nothing
     */
    public void recordReached(PipelineStage stage, String of, Duration sinceAccepted) {
        timers.computeIfAbsent(new TimerKey(stage, of), this::createTimer)
                .record(sinceAccepted.isNegative() ? Duration.ZERO : sinceAccepted);
    }

    private Timer createTimer(TimerKey series) {
        return Timer.builder("latchkey.stage")
                .description("Time from accepted to this stage")
                .tag("stage", series.stage().tagValue())
                .tag("of", series.of())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    private record TimerKey(PipelineStage stage, String of) {}

    /** What a fact reaches after it was accepted, in order; a mail is accepted when its cause is. */
    public enum PipelineStage {
        /** Kafka has it. */
        PUBLISHED,
        /** A service has applied it. */
        CONSUMED,
        /** Its mail is queued. */
        QUEUED,
        /** account-service has issued its mail's link. */
        LINKED,
        /** A provider took its mail. */
        SENT,
        /** The recipient's server took its mail, as far as we were told. */
        DELIVERED;

        String tagValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
