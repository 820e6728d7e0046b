package io.latchkey.stack.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.stack.process.StackException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackOptionsTests {

    @Test
    void withoutOptionsEverythingRunsOnTheProjectsOwnDirectory() {
        assertThat(StackOptions.parseArguments(List.of("/project")))
                .isEqualTo(new StackOptions(
                        Path.of("/project"), Path.of("/project/.latchkey"), false, StackScope.ALL, 1, false));
    }

    @Test
    void everyOptionIsUnderstood() {
        assertThat(StackOptions.parseArguments(
                        List.of("/project", "--fresh", "--only", "stack", "--data", "/data", "--replicas", "2")))
                .isEqualTo(new StackOptions(Path.of("/project"), Path.of("/data"), true, StackScope.STACK, 2, false));
        assertThat(StackOptions.parseArguments(List.of("/project", "--only", "services"))
                        .scope())
                .isEqualTo(StackScope.SERVICES);
        assertThat(StackOptions.parseArguments(List.of("/project", "--observe")).observe())
                .isTrue();
    }

    @Test
    void whoWatchesNeedsSomethingToWatch() {
        StackOptions options = StackOptions.parseArguments(List.of("/project", "--observe", "--only", "stack"));

        assertThatThrownBy(() -> options.toPlan(Map.of()))
                .isInstanceOf(StackException.class)
                .hasMessage("--observe watches the services: it does not go with --only stack");
    }

    @Test
    void whatIsNoOptionIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> StackOptions.parseArguments(List.of("/project", "--clean")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("\"--clean\" is no option")
                .hasMessageContaining("--fresh");
        assertThatThrownBy(() -> StackOptions.parseArguments(List.of("/project", "--data")))
                .hasMessageContaining("needs a value");
        assertThatThrownBy(() -> StackOptions.parseArguments(List.of("/project", "--only", "half")))
                .hasMessageContaining("half");
        for (String count : List.of("0", "10", "two", "-1")) {
            assertThatThrownBy(() -> StackOptions.parseArguments(List.of("/project", "--replicas", count)))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("from 1 to 9, not \"" + count + "\"");
        }
    }
}
