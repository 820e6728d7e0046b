package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.LocalServer;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One PostgreSQL 18 with durable settings. It stops by a fast shutdown: clients are cut off, everything is written. */
public final class PostgresServer extends LocalServer {

    public static final String SUPERUSER = "postgres";

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final int LINE_OF_STATUS = 7;

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("max_connections", "150"),
            Map.entry("shared_buffers", "128MB"),
            // A checkpoint makes the next change of each page write the whole page once more: seldom, then.
            // What is read again after a kill grows with it, some seconds at most.
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("idle_in_transaction_session_timeout", "30s"),
            // In the data directory, so that a killed server leaves nothing elsewhere.
            Map.entry("dynamic_shared_memory_type", "mmap"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] %q%u@%d "),
            // A statement's parameters can be personal data or secrets.
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"));

    private final PostgresSettings settings;
    private final UnprivilegedUser unprivileged = UnprivilegedUser.detectUser();

    public PostgresServer(PostgresSettings settings) {
        super("PostgreSQL", settings.log(), READY_WITHIN, ProcessSignal.INT);
        this.settings = settings;
    }

    /** Makes the data directory where there is none. */
    @Override
    protected ChildProcess startProcess() {
        new DatabaseCluster(settings.directory(), settings.log(), unprivileged)
                .ensureInitialised(settings.superuserPassword());
        OrphanedBackends.awaitEnd(settings.directory());
        return ChildProcess.start(
                new ProcessLaunch(unprivileged.wrapCommand(serverCommand()), Map.of(), settings.log()));
    }

    /** By the state in its pid file. */
    @Override
    public boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(settings.directory().resolve("postmaster.pid"));
            return lines.size() > LINE_OF_STATUS
                    && lines.getFirst().trim().equals(Long.toString(pid()))
                    && lines.get(LINE_OF_STATUS).startsWith("ready");
        } catch (IOException e) {
            return false;
        }
    }

    public int port() {
        return settings.port();
    }

    /** A database with its owner, made or, where they exist, given this password; no other role may connect to it. */
    public void ensureDatabase(String database, String owner, SecretValue password) {
        DatabaseProvisioner.ensureDatabase(this, database, owner, password);
    }

    SecretValue superuserPassword() {
        return settings.superuserPassword();
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(List.of(
                unprivileged.locatePrograms().resolve("bin/postgres").toString(),
                "-D",
                settings.directory().toString(),
                "-p",
                Integer.toString(settings.port())));
        PARAMETERS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        command.addAll(List.of("-c", "shared_preload_libraries=" + settings.preload()));
        return command;
    }
}
