package io.latchkey.stack.kafka;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Kafka broker (KRaft), a process of its own on loopback; may be killed and started again. */
public final class KafkaServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);
    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-Dlogback.configurationFile=io/latchkey/stack/kafka/broker-logback.xml");

    private final KafkaSettings settings;
    private Optional<ChildProcess> child = Optional.empty();

    public KafkaServer(KafkaSettings settings) {
        this.settings = settings;
    }

    /** Formats the directory where it is empty, starts, and returns when clients are served. */
    public synchronized KafkaServer start() {
        launch();
        boolean settled = ConditionWaiter.waitUntil(
                READY_WITHIN,
                () -> isReady() || child.filter(ChildProcess::isAlive).isEmpty());
        if (!settled || !isReady()) {
            close();
            throw new StackException("Kafka did not start; see " + settings.log());
        }
        return this;
    }

    /** Starts without waiting for {@link #isReady()}. */
    public synchronized ChildProcess launch() {
        try {
            Files.createDirectories(settings.directory());
            Files.deleteIfExists(readyFile());
            Path properties = settings.directory().resolve("server.properties");
            try (Writer out = Files.newBufferedWriter(properties)) {
                BrokerProperties.forSettings(settings, LoopbackPorts.findFree()).store(out, null);
            }
            List<String> command = JavaCommand.forMainClass(
                    JVM, BrokerMain.class, properties.toString(), readyFile().toString());
            ChildProcess started = ChildProcess.start(new ProcessLaunch(command, Map.of(), settings.log()));
            child = Optional.of(started);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Kafka's directory", e);
        }
    }

    /** Whether clients are served: the broker's own word. */
    public boolean isReady() {
        try {
            return Files.readString(readyFile()).equals(Long.toString(pid()));
        } catch (IOException e) {
            return false;
        }
    }

    public String bootstrapServers() {
        return "localhost:" + settings.port();
    }

    public long pid() {
        return child.map(ChildProcess::pid).orElse(-1L);
    }

    /** {@code kill -9} of the broker. */
    public synchronized void kill() {
        child.ifPresent(ChildProcess::kill);
    }

    /** Stops in order. */
    @Override
    public synchronized void close() {
        child.ifPresent(running -> running.stop(ProcessSignal.TERM, SHUTDOWN));
        child = Optional.empty();
    }

    private Path readyFile() {
        return settings.directory().resolve("ready");
    }
}
