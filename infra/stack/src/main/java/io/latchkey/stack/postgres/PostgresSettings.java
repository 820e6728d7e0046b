package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import java.nio.file.Path;

/**
 * Where a PostgreSQL keeps its data and its log, and the loopback port it listens on.
 *
 * @param preload libraries that it loads at its start, as {@code shared_preload_libraries} names them; empty for none
 */
public record PostgresSettings(Path directory, Path log, int port, SecretValue superuserPassword, String preload) {

    public PostgresSettings {
        directory = directory.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
    }

    /** One that loads nothing besides. */
    public PostgresSettings(Path directory, Path log, int port, SecretValue superuserPassword) {
        this(directory, log, port, superuserPassword, "");
    }
}
