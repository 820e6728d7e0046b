package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import java.nio.file.Path;

/** Where a PostgreSQL keeps its data and its log, the loopback port it listens on, its superuser's password. */
public record PostgresSettings(Path directory, Path log, int port, SecretValue superuserPassword) {

    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
    }
}
