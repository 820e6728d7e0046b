package io.latchkey.stack.kafka;

import java.nio.file.Path;

/** Where a Kafka keeps its data and its log, and the loopback port its clients come to. */
public record KafkaSettings(Path directory, Path log, int port) {

    public KafkaSettings {
        directory = directory.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
    }
}
