package io.latchkey.stack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpMainIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Path data = Path.of("");
    private Path said = Path.of("");
    private final StackPorts ports = StackPorts.findFree();

    @BeforeEach
    void in(@TempDir Path directory) throws Exception {
        data = directory.toRealPath().resolve("data");
        said = directory.resolve("said.log");
    }

    @AfterEach
    void down() {
        assertThat(run(DownMain.class).endsWithin(PATIENCE)).isTrue();
    }

    @Test
    void aSignalEndsEverythingInOrder() throws Exception {
        ChildProcess up = upAndReady();

        up.stop(ProcessSignal.TERM, PATIENCE);

        assertThat(Files.readString(said))
                .contains("everything is ready after")
                .containsSubsequence("kafka", "stopped", "postgres              stopped");
        assertThat(alive()).isEmpty();
        assertThat(data.resolve("run/ready")).doesNotExist();
    }

    @Test
    void downEndsWhatUpStartedAndSaysWhereNothingRuns() throws Exception {
        ChildProcess up = upAndReady();
        assertThat(openToOthers(data)).isEmpty();

        assertThat(run(DownMain.class).onExit().join()).isZero();
        assertThat(up.endsWithin(PATIENCE)).isTrue();
        assertThat(run(DownMain.class).onExit().join()).isZero();

        assertThat(Files.readString(said)).contains("stopped what ran on", "nothing runs on");
        assertThat(alive()).isEmpty();
    }

    /** What anybody but the owner may read, write or enter; the processes may be tidying up meanwhile. */
    private static List<Path> openToOthers(Path directory) throws IOException {
        List<Path> open = new ArrayList<>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) throws IOException {
                return visitFile(found, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) throws IOException {
                if (Files.exists(found)
                        && !PosixFilePermissions.toString(Files.getPosixFilePermissions(found))
                                .endsWith("------")) {
                    open.add(found);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return open;
    }

    @Test
    void aSecondUpSaysInOneLineThatItRunsAlready() throws Exception {
        upAndReady();
        Files.writeString(said, "");

        assertThat(run(UpMain.class, "--only", "stack").onExit().join()).isEqualTo(1);

        assertThat(Files.readString(said).lines())
                .singleElement()
                .asString()
                .startsWith("up: Latchkey already runs on " + data);
    }

    @Test
    void whatAKilledSupervisorLeftIsEndedByTheNextOne() throws Exception {
        upAndReady().kill();
        List<Long> left = alive();
        assertThat(left).hasSize(3);

        upAndReady();

        assertThat(left.stream().flatMap(pid -> ProcessHandle.of(pid).stream())).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aFreshStartKeepsNothing() throws Exception {
        upAndReady().stop(ProcessSignal.TERM, PATIENCE);
        String before = Files.readString(data.resolve("secrets.env"));

        ChildProcess up = run(UpMain.class, "--only", "stack", "--fresh");
        awaitReady(up);

        assertThat(Files.readString(data.resolve("secrets.env"))).isNotEqualTo(before);
    }

    private ChildProcess upAndReady() {
        ChildProcess up = run(UpMain.class, "--only", "stack");
        awaitReady(up);
        return up;
    }

    private void awaitReady(ChildProcess up) {
        Path ready = data.resolve("run/ready");
        assertThat(ConditionWaiter.waitUntil(PATIENCE, () -> content(ready).equals(Long.toString(up.pid()))))
                .as("ready; it said: %s", content(said))
                .isTrue();
    }

    private ChildProcess run(Class<?> main, String... options) {
        Map<String, String> environment = new TreeMap<>();
        ports.byVariable().forEach((name, port) -> environment.put(name, port.toString()));
        List<String> command = new ArrayList<>(JavaCommand.forMainClass(
                List.of("-Xmx96m"), main, data.getParent() + "/project", "--data", data.toString()));
        command.addAll(List.of(options));
        return ChildProcess.start(new ProcessLaunch(command, environment, said));
    }

    private List<Long> alive() {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid ->
                        content(Path.of("/proc", pid.toString(), "cmdline")).contains(data.toString()))
                .toList();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
