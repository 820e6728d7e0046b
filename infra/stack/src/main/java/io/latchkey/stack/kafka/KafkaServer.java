package io.latchkey.stack.kafka;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.LocalServer;
import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Kafka broker (KRaft). */
public final class KafkaServer extends LocalServer {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final List<String> JVM = List.of(
            "-Xms24m",
            "-Xmx128m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-Dlogback.configurationFile=io/latchkey/stack/kafka/broker-logback.xml");

    private final KafkaSettings settings;
    private final List<String> options;

    public KafkaServer(KafkaSettings settings) {
        this(settings, List.of());
    }

    /** @param options further ones of its JVM */
    public KafkaServer(KafkaSettings settings, List<String> options) {
        super("Kafka", settings.log(), READY_WITHIN, ProcessSignal.TERM);
        this.settings = settings;
        this.options = Stream.concat(JVM.stream(), options.stream()).toList();
    }

    /** Formats the directory where it is empty. */
    @Override
    protected ChildProcess startProcess() {
        try {
            Files.createDirectories(settings.directory());
            Files.deleteIfExists(readyFile());
            Path properties = settings.directory().resolve("server.properties");
            try (Writer out = Files.newBufferedWriter(properties)) {
                BrokerProperties.forSettings(settings, LoopbackPorts.findFree()).store(out, null);
            }
            List<String> command = JavaCommand.forMainClass(
                    options,
                    BrokerMain.class,
                    properties.toString(),
                    readyFile().toString());
            return ChildProcess.start(new ProcessLaunch(command, Map.of(), settings.log()));
        } catch (IOException e) {
            throw new UncheckedIOException("could not prepare Kafka's directory", e);
        }
    }

    @Override
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

    private Path readyFile() {
        return settings.directory().resolve("ready");
    }
}
