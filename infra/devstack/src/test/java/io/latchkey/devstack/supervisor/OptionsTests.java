package io.latchkey.devstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.devstack.process.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTests {

    @Test
    void withoutOptionsEverythingRunsOnTheProjectsOwnDirectory() {
        assertThat(Options.of(List.of("/project")))
                .isEqualTo(
                        new Options(Path.of("/project"), Path.of("/project/.latchkey"), false, Extent.ALL, 1, false));
    }

    @Test
    void everyOptionIsUnderstood() {
        assertThat(Options.of(List.of("/project", "--fresh", "--only", "stack", "--data", "/data", "--replicas", "2")))
                .isEqualTo(new Options(Path.of("/project"), Path.of("/data"), true, Extent.STACK, 2, false));
        assertThat(Options.of(List.of("/project", "--only", "services")).extent())
                .isEqualTo(Extent.SERVICES);
        assertThat(Options.of(List.of("/project", "--observe")).observe()).isTrue();
    }

    @Test
    void whoWatchesNeedsSomethingToWatch() {
        Options options = Options.of(List.of("/project", "--observe", "--only", "stack"));

        assertThatThrownBy(() -> options.plan(Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessage("--observe watches the services: it does not go with --only stack");
    }

    @Test
    void whatIsNoOptionIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> Options.of(List.of("/project", "--clean")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("\"--clean\" is no option")
                .hasMessageContaining("--fresh");
        assertThatThrownBy(() -> Options.of(List.of("/project", "--data"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Options.of(List.of("/project", "--only", "half")))
                .hasMessageContaining("half");
        for (String count : List.of("0", "10", "two", "-1")) {
            assertThatThrownBy(() -> Options.of(List.of("/project", "--replicas", count)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("from 1 to 9, not \"" + count + "\"");
        }
    }
}
