package io.latchkey.stack.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The broker's process: formats an empty directory, starts, says that it is ready, ends with its signal. */
final class BrokerMain {

    private BrokerMain() {}

    /** Arguments: the file of properties, and the file to write our pid to once clients are served. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path ready = Path.of(arguments[1]);
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        // A directory keeps the identity it was formatted with.
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            formatDirectory(file, System.out);
        }
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        Files.writeString(ready, Long.toString(ProcessHandle.current().pid()));
        server.awaitShutdown();
    }

    private static void formatDirectory(Path file, PrintStream out) {
        String[] arguments = {
            "format", "--ignore-formatted", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
        };
        int status = StorageTool.execute(arguments, out);
        if (status != 0) {
            throw new IllegalStateException("formatting Kafka's directory failed with status " + status);
        }
    }
}
