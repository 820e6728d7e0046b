package io.latchkey.trial;

import io.latchkey.messaging.outbox.RelayProcess;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.ProcessLaunch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Services in processes of their own, on one database; each may be killed. */
final class RelayCluster implements AutoCloseable {

    private final Map<String, Object> settings;
    private final Path directory;
    private final List<ChildProcess> children = new ArrayList<>();

    RelayCluster(Map<String, Object> settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** Starts one more; {@code options} are the JVM's. */
    Relay start(String... options) {
        var jvm = new ArrayList<>(List.of("-Xmx96m", "-XX:TieredStopAtLevel=1"));
        jvm.addAll(List.of(options));
        Path log = directory.resolve("relay-" + children.size() + ".log");
        String json = settings.entrySet().stream()
                .map(setting -> "\"" + setting.getKey() + "\":\"" + setting.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        ChildProcess child = ChildProcess.start(new ProcessLaunch(
                JavaCommand.forMainClass(jvm, RelayProcess.class), Map.of("SPRING_APPLICATION_JSON", json), log));
        children.add(child);
        return new Relay(child, log);
    }

    @Override
    public void close() {
        children.forEach(ChildProcess::kill);
    }

    /** One of them. */
    record Relay(ChildProcess child, Path log) {

        boolean says(String words) {
            try {
                return Files.readString(log).contains(words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean leads() {
            return says("this relay leads");
        }
    }
}
