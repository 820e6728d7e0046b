package io.latchkey.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ProcessTreeTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void thisProcessHasUsedTimeAndMemory() {
        var here = new ProcessTree(ProcessHandle.current().pid());

        assertThat(here.cpuTime()).isGreaterThan(Duration.ofMillis(50));
        assertThat(here.residentBytes()).isGreaterThan(20L << 20);
    }

    @Test
    void aProcessThatIsGoneHasNothing() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new ProcessTree(ended.pid()).cpuTime()).isZero();
        assertThat(new ProcessTree(ended.pid()).residentBytes()).isZero();
    }

    @Test
    void aFrozenProcessStandsStillWithItsChildrenUntilItIsResumed() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "cat; true").start();
        try {
            // While a shell is starting its child it cannot be stopped yet: the child's reading shows that it has.
            until(() -> shell.children().anyMatch(child -> state(child.pid()) == 'S'));
            long child = shell.children().findFirst().orElseThrow().pid();
            var tree = new ProcessTree(shell.pid());
            tree.freeze();
            until(() -> state(shell.pid()) == 'T' && state(child) == 'T');
            tree.resume();
            until(() -> state(shell.pid()) == 'S' && state(child) == 'S');
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }
    }

    private static void until(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static char state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
