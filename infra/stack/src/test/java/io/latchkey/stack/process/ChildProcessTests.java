package io.latchkey.stack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTests {

    @Test
    void aChildHasTwoHeapsOfMallocUnlessItsOwnSettingsSayOtherwise(@TempDir Path directory) throws IOException {
        assertThat(printEnvironment(directory.resolve("usual.log"), Map.of())).contains("MALLOC_ARENA_MAX=2");
        assertThat(printEnvironment(directory.resolve("own.log"), Map.of("MALLOC_ARENA_MAX", "1")))
                .contains("MALLOC_ARENA_MAX=1");
    }

    private static List<String> printEnvironment(Path log, Map<String, String> settings) throws IOException {
        ChildProcess.runToEnd(new ProcessLaunch(List.of("env"), settings, log));
        return Files.readAllLines(log);
    }
}
