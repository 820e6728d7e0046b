package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshStartTests {

    @Test
    void whatStartsDemoAndBenchmarksLeftIsDeleted(@TempDir Path data) throws IOException {
        for (String directory : List.of("postgres", "kafka", "inbox", "prometheus", "logs", "run", "demo")) {
            Files.createDirectories(data.resolve(directory));
            Files.writeString(data.resolve(directory).resolve("left"), "behind");
        }
        for (String file : List.of("postgres.complete", "secrets.env", "bench.json")) {
            Files.writeString(data.resolve(file), "behind");
        }

        FreshStart.deleteData(data);

        try (var left = Files.list(data)) {
            assertThat(left).containsExactly(data.resolve("run"));
        }
    }

    @Test
    void theBenchmarksOwnDataIsLeftAlone(@TempDir Path data) throws IOException {
        Path theirs = data.resolve("bench/secrets.env");
        Files.createDirectories(theirs.getParent());
        Files.writeString(theirs, "in use");

        FreshStart.deleteData(data);

        assertThat(theirs).hasContent("in use");
    }

    @Test
    void aDirectoryGivenByMistakeLosesNothing(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("secrets.env"), "perhaps somebody's");
        Files.writeString(data.resolve("thesis.tex"), "four years");

        assertThatThrownBy(() -> FreshStart.deleteData(data))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("thesis.tex is not ours");

        assertThat(data.resolve("secrets.env")).exists();
        assertThat(data.resolve("thesis.tex")).exists();
    }
}
