package io.latchkey.stack.postgres;

import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ConditionWaiter;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One PostgreSQL 18, a process of its own on loopback, with durable settings; may be killed and started again. */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(20);
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
            Map.entry("max_wal_size", "1GB"),
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
    private Optional<ChildProcess> child = Optional.empty();

    public PostgresServer(PostgresSettings settings) {
        this.settings = settings;
    }

    /** Makes the data directory where there is none, starts, and returns when connections are taken. */
    public synchronized PostgresServer start() {
        launch();
        awaitReady();
        return this;
    }

    /** Starts without waiting for {@link #isReady()}. */
    public synchronized ChildProcess launch() {
        new DatabaseCluster(dataDirectory(), settings.log(), unprivileged)
                .ensureInitialised(settings.superuserPassword());
        OrphanedBackends.awaitEnd(dataDirectory());
        ChildProcess started = ChildProcess.start(
                new ProcessLaunch(unprivileged.wrapCommand(serverCommand()), Map.of(), settings.log()));
        child = Optional.of(started);
        return started;
    }

    /** Whether connections are taken: the server's own word in its pid file. */
    public boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(dataDirectory().resolve("postmaster.pid"));
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

    public long pid() {
        return child.map(ChildProcess::pid).orElse(-1L);
    }

    /** A database with its owner, made or, where they exist, given this password; no other role may connect to it. */
    public void ensureDatabase(String database, String owner, SecretValue password) {
        DatabaseProvisioner.ensureDatabase(this, database, owner, password);
    }

    SecretValue superuserPassword() {
        return settings.superuserPassword();
    }

    /** {@code kill -9} of the postmaster. */
    public synchronized void kill() {
        child.ifPresent(ChildProcess::kill);
    }

    /** Stops in order: clients are cut off, everything is written. */
    @Override
    public synchronized void close() {
        child.ifPresent(running -> running.stop(ProcessSignal.INT, FAST_SHUTDOWN));
        child = Optional.empty();
    }

    private void awaitReady() {
        boolean settled = ConditionWaiter.waitUntil(
                READY_WITHIN,
                () -> isReady() || child.filter(ChildProcess::isAlive).isEmpty());
        if (!settled || !isReady()) {
            close();
            throw new StackException("PostgreSQL did not start; see " + settings.log());
        }
    }

    private Path dataDirectory() {
        return settings.directory();
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(List.of(
                unprivileged.locatePrograms().resolve("bin/postgres").toString(),
                "-D",
                dataDirectory().toString(),
                "-p",
                Integer.toString(settings.port())));
        PARAMETERS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }
}
