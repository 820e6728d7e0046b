package io.latchkey.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatherWindowTests {

    private static final Duration BUSY = Duration.ofMillis(20);

    private final AtomicLong time = new AtomicLong(-5);
    private final GatherWindow window = new GatherWindow(Duration.ZERO, BUSY, time::get);

    @Test
    void gathersNothingWhileLittleComes() {
        for (int second = 0; second < 3; second++) {
            for (int item = 0; item < 80; item++) {
                assertThat(pauseAfterOneBatch(1, Duration.ofNanos(1_000_000_000 / 80)))
                        .isZero();
            }
        }
    }

    @Test
    void gathersUnderLoadAndNoLongerOnceItIsOver() {
        for (int batch = 0; batch < 300; batch++) {
            pauseAfterOneBatch(1, Duration.ofMillis(5));
        }
        assertThat(pauseAfterOneBatch(1, Duration.ofMillis(5))).isEqualTo(BUSY);
        assertThat(pauseAfterOneBatch(1, Duration.ofSeconds(3))).isZero();
    }

    @Test
    void countsTheTimeThatABatchTookAsGathered() {
        long begun = time.get();
        time.addAndGet(Duration.ofMillis(15).toNanos());
        assertThat(window.pauseAfter(500, begun)).isEqualTo(Duration.ofMillis(5));
        assertThat(window.pauseAfter(500, time.get() - Duration.ofMillis(25).toNanos()))
                .isZero();
    }

    @Test
    void keepsACalmWindowOfItsOwn() {
        var spaced = new GatherWindow(Duration.ofMillis(50), Duration.ofMillis(50), time::get);
        assertThat(spaced.pauseAfter(1, time.get())).isEqualTo(Duration.ofMillis(50));
    }

    private Duration pauseAfterOneBatch(int items, Duration sinceTheLast) {
        time.addAndGet(sinceTheLast.toNanos());
        return window.pauseAfter(items, time.get());
    }
}
