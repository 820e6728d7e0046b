package io.latchkey.stack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTests {

    private Path jar;
    private Path draft;
    private AotCache cache;

    @BeforeEach
    void make(@TempDir Path directory) throws IOException {
        jar = Files.writeString(directory.resolve("service.jar"), "classes");
        cache = new AotCache(directory.resolve("made").resolve("service.aot"), List.of(jar));
        draft = Path.of(cache.writeOptions().getFirst().substring("-XX:AOTCacheOutput=".length()));
    }

    @Test
    void withoutATrainingRunThereIsNothingToRead() {
        assertThat(cache.isCurrent()).isFalse();
        assertThat(cache.readOptions()).isEmpty();
    }

    @Test
    void whatATrainingRunWroteIsReadOnceItIsKept() throws IOException {
        Files.writeString(draft, "learned");
        cache.keepDraft();

        assertThat(cache.readOptions()).containsExactly("-XX:AOTCache=" + cache.file());
        assertThat(cache.file()).hasContent("learned");
        assertThat(draft).doesNotExist();
    }

    @Test
    void whatAKilledTrainingRunLeftIsNotReadAndTheNextRunBeginsWithoutIt() throws IOException {
        Files.writeString(draft, "lear");
        assertThat(cache.isCurrent()).isFalse();

        cache.writeOptions();

        assertThat(draft).doesNotExist();
    }

    @Test
    void aCacheOfAJarThatWasBuiltAgainIsNotRead() throws IOException {
        Files.writeString(draft, "learned");
        cache.keepDraft();
        Files.writeString(jar, "other classes");

        assertThat(cache.isCurrent()).isFalse();
    }

    @Test
    void aRunThatWroteNothingFails() {
        assertThatThrownBy(cache::keepDraft).isInstanceOf(StackException.class).hasMessageContaining(draft.toString());
    }
}
