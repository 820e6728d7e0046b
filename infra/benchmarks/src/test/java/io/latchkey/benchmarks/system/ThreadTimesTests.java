package io.latchkey.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadTimesTests {

    private static final Map<String, ProcessTree> HERE =
            Map.of("here", new ProcessTree(ProcessHandle.current().pid()));

    @Test
    void whatAThreadUsesIsItsKindsAndOfOneThatEndedTheProcesssOwn() throws InterruptedException {
        ThreadTimes before = ThreadTimes.ofProcesses(HERE);
        Thread.ofPlatform()
                .name("busy-and-gone")
                .start(ThreadTimesTests::useProcessor)
                .join();
        useProcessor();
        ThreadTimes after = ThreadTimes.ofProcesses(HERE);
        Map<String, Double> used = after.millisPer(1, before);

        assertThat(used).doesNotContainKey("here: busy-and-gone");
        assertThat(used.getOrDefault("here: ended meanwhile", 0.0)).isGreaterThan(50);
        long ticks = after.totals().getOrDefault("here", 0L) - before.totals().getOrDefault("here", 0L);
        assertThat(used.values().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo((double) ProcessTree.toDuration(ticks).toMillis(), within(0.1));
    }

    @Test
    void aProcessWasStartedWhenItWas() {
        Clock clock = Clock.systemUTC();
        Instant started = HERE.values().iterator().next().startedAt(clock);

        assertThat(started)
                .isBefore(clock.instant())
                .isAfter(ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElseThrow()
                        .minusSeconds(2))
                .isBefore(ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElseThrow()
                        .plusSeconds(2));
    }

    /** A tenth of a second of it, however long that takes. */
    private static void useProcessor() {
        var bean = ManagementFactory.getThreadMXBean();
        long end = bean.getCurrentThreadCpuTime() + Duration.ofMillis(100).toNanos();
        while (bean.getCurrentThreadCpuTime() < end) {
            Thread.onSpinWait();
        }
    }
}
