package io.latchkey.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessTreeTests {

    @Test
    void thisProcessHasUsedTimeAndMemory() {
        var here = new ProcessTree(ProcessHandle.current().pid());

        assertThat(here.cpu()).isGreaterThan(Duration.ofMillis(50));
        assertThat(here.residentBytes()).isGreaterThan(20L << 20);
    }

    @Test
    void aProcessThatIsGoneHasNothing() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(new ProcessTree(ended.pid()).cpu()).isZero();
        assertThat(new ProcessTree(ended.pid()).residentBytes()).isZero();
    }

    @Test
    void aFrozenProcessStandsStillWithItsChildrenUntilItIsResumed() throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "cat; true").start();
        try {
            var tree = new ProcessTree(shell.pid());
            tree.freeze();
            assertThat(state(shell.pid())).isEqualTo('T');
            tree.resume();
            assertThat(state(shell.pid())).isNotEqualTo('T');
        } finally {
            shell.destroyForcibly();
        }
    }

    private static char state(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        return stat.charAt(stat.lastIndexOf(')') + 2);
    }
}
