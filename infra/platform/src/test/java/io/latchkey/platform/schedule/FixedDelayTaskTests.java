package io.latchkey.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class FixedDelayTaskTests {

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();

    @Test
    void aTaskThatFailsIsRunAgainAfterItsPause() throws InterruptedException {
        FixedDelayTask task = createTask(Duration.ofMillis(1));
        task.start();
        for (int run = 0; run < 3; run++) {
            assertThat(runs.poll(30, TimeUnit.SECONDS)).isEqualTo("run");
        }
        assertThat(task.isRunning()).isTrue();
        task.stop();
        assertThat(task.isRunning()).isFalse();
    }

    @Test
    void nothingIsRunBeforeTheFirstPauseIsOver() {
        FixedDelayTask task = createTask(Duration.ofHours(1));
        task.start();
        task.stop();
        assertThat(runs).isEmpty();
    }

    private FixedDelayTask createTask(Duration pause) {
        return new FixedDelayTask("test", pause) {
            @Override
            protected Mono<Void> runTask() {
                runs.add("run");
                return Mono.error(new IllegalStateException("each fails"));
            }
        };
    }
}
