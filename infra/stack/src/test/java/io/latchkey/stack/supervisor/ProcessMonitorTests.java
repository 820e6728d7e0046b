package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessMonitorTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<ProcessEvent> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private FakeProcess part;
    private ProcessMonitor watch;

    @BeforeEach
    void start(@TempDir Path directory) {
        part = new FakeProcess("sleeper", Stage.AROUND, directory);
        watch = new ProcessMonitor(part, () -> now, told::add);
        watch.launch();
    }

    @AfterEach
    void end() {
        watch.askToEnd();
        watch.awaitEnd();
    }

    @Test
    void aPartThatSaysSoIsReadyAndTheTimeItTookIsTold() {
        now = now.plusSeconds(3);
        part.ready = true;

        watch.checkOnce();

        assertThat(watch.isReady()).isTrue();
        assertThat(told).last().isEqualTo(new ProcessEvent.Ready("sleeper", Duration.ofSeconds(3)));
    }

    @Test
    void aKilledPartIsStartedAgainAfterItsPauseAndThatIsSaid() {
        becomeReady();
        long before = watch.pid();

        watch.kill();
        watch.checkOnce();
        assertThat(told).last().isEqualTo(new ProcessEvent.Died("sleeper", 137, Duration.ofMillis(200)));
        watch.checkOnce();
        assertThat(part.launches()).isEqualTo(1);

        now = now.plusMillis(200);
        watch.checkOnce();

        assertThat(part.launches()).isEqualTo(2);
        assertThat(watch.pid()).isNotEqualTo(before);
    }

    @Test
    void eachDeathMakesThePauseLongerUntilItRanForAWhile() {
        assertThat(pauseAfterDeath(Duration.ZERO)).isEqualTo(Duration.ofMillis(200));
        assertThat(pauseAfterDeath(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(400));
        assertThat(pauseAfterDeath(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(800));
        for (int i = 0; i < 8; i++) {
            pauseAfterDeath(Duration.ZERO);
        }
        assertThat(pauseAfterDeath(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(pauseAfterDeath(Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aPartThatEndsBeforeItWasEverReadyHasFailed() {
        watch.kill();
        watch.checkOnce();

        assertThat(watch.hasFailed()).isTrue();
    }

    @Test
    void aPartThatDiesAfterItWasReadyHasNotFailed() {
        becomeReady();
        watch.kill();
        watch.checkOnce();

        assertThat(watch.hasFailed()).isFalse();
    }

    @Test
    void aHeldPartStaysDownUntilItIsReleased() {
        becomeReady();

        watch.hold();
        now = now.plusSeconds(60);
        watch.checkOnce();
        assertThat(part.launches()).isEqualTo(1);

        watch.release();
        assertThat(part.launches()).isEqualTo(2);
    }

    @Test
    void nothingIsStartedOnceTheEndWasAskedFor() {
        becomeReady();
        watch.askToEnd();
        watch.awaitEnd();
        now = now.plusSeconds(60);

        watch.checkOnce();
        watch.launch();

        assertThat(part.launches()).isEqualTo(1);
        assertThat(ProcessHandle.of(watch.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private void becomeReady() {
        part.ready = true;
        watch.checkOnce();
    }

    private Duration pauseAfterDeath(Duration runs) {
        becomeReady();
        now = now.plus(runs);
        watch.kill();
        assertThat(ConditionWaiter.waitUntil(PATIENCE, () -> !watch.isReady())).isTrue();
        watch.checkOnce();
        Duration pause = told.getLast() instanceof ProcessEvent.Died died ? died.again() : Duration.ZERO;
        now = now.plus(pause);
        watch.checkOnce();
        return pause;
    }
}
