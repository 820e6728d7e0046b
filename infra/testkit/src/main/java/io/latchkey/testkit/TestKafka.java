package io.latchkey.testkit;

import io.latchkey.stack.kafka.KafkaServer;
import io.latchkey.stack.kafka.KafkaSettings;
import io.latchkey.stack.process.LoopbackPorts;
import java.nio.file.Path;
import org.testcontainers.kafka.KafkaContainer;

/**
 * One Kafka for this JVM, a process of its own, started at first use and gone with the JVM; with
 * {@code -Dlatchkey.kafka=containers} Testcontainers' instead.
 */
public final class TestKafka implements AutoCloseable {

    private static final String IMAGE = "apache/kafka:4.2.2";

    private final KafkaServer server;
    private final Path directory;

    private TestKafka() {
        directory = TestDirectory.create("kafka");
        server = new KafkaServer(
                new KafkaSettings(directory.resolve("data"), directory.resolve("kafka.log"), LoopbackPorts.findFree()));
        TestDirectory.closeWithJvm(server, directory);
    }

    /** The bootstrap address of the JVM's one Kafka. */
    public static String bootstrapServers() {
        return Shared.BOOTSTRAP;
    }

    /** A Kafka of one test's own, always a process, running: for tests that kill it. */
    public static TestKafka ownBroker() {
        TestKafka kafka = new TestKafka();
        kafka.start();
        return kafka;
    }

    /** The address of this one; stays the same over {@link #kill()} and {@link #start()}. */
    public String brokerAddress() {
        return server.bootstrapServers();
    }

    /** Where its log segments lie, for tests that read the raw bytes. */
    public Path segmentDirectory() {
        return directory.resolve("data/logs");
    }

    /** {@code kill -9}. */
    public void kill() {
        server.kill();
    }

    /** Starts again with the data it had; returns when clients are served. */
    public void start() {
        server.start();
    }

    @Override
    public void close() {
        server.close();
    }

    private static final class Shared {

        static final String BOOTSTRAP = "containers".equals(System.getProperty("latchkey.kafka"))
                ? startContainer()
                : ownBroker().brokerAddress();

        /** Ends with the JVM: Testcontainers' own reaper, or its shutdown hook where that is switched off. */
        private static String startContainer() {
            KafkaContainer container = new KafkaContainer(IMAGE);
            Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop " + IMAGE));
            container.start();
            return container.getBootstrapServers();
        }
    }
}
