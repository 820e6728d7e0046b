package io.latchkey.devstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.devstack.process.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Happening> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private FakePart part;
    private Watch watch;

    @BeforeEach
    void start(@TempDir Path directory) {
        part = new FakePart("sleeper", Stage.AROUND, directory);
        watch = new Watch(part, () -> now, told::add);
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

        watch.look();

        assertThat(watch.ready()).isTrue();
        assertThat(told).last().isEqualTo(new Happening.Ready("sleeper", Duration.ofSeconds(3)));
    }

    @Test
    void aKilledPartIsStartedAgainAfterItsPauseAndThatIsSaid() {
        becomeReady();
        long before = watch.pid();

        watch.kill();
        watch.look();
        assertThat(told).last().isEqualTo(new Happening.Died("sleeper", 137, Duration.ofMillis(200)));
        watch.look();
        assertThat(part.launches()).isEqualTo(1);

        now = now.plusMillis(200);
        watch.look();

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
        watch.look();

        assertThat(watch.failed()).isTrue();
    }

    @Test
    void aPartThatDiesAfterItWasReadyHasNotFailed() {
        becomeReady();
        watch.kill();
        watch.look();

        assertThat(watch.failed()).isFalse();
    }

    @Test
    void aHeldPartStaysDownUntilItIsReleased() {
        becomeReady();

        watch.hold();
        now = now.plusSeconds(60);
        watch.look();
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

        watch.look();
        watch.launch();

        assertThat(part.launches()).isEqualTo(1);
        assertThat(ProcessHandle.of(watch.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private void becomeReady() {
        part.ready = true;
        watch.look();
    }

    private Duration pauseAfterDeath(Duration runs) {
        becomeReady();
        now = now.plus(runs);
        watch.kill();
        assertThat(Waiting.until(PATIENCE, () -> !watch.ready())).isTrue();
        watch.look();
        Duration pause = told.getLast() instanceof Happening.Died died ? died.again() : Duration.ZERO;
        now = now.plus(pause);
        watch.look();
        return pause;
    }
}
