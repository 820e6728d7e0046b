package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.postgres.PostgresServer;
import io.latchkey.stack.postgres.PostgresSettings;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.util.List;
import java.util.Locale;

/** PostgreSQL with a database and a role for each service; ready when these are there. */
final class PostgresProcess implements ManagedProcess {

    private static final List<String> DATABASES = List.of("gateway", "account", "notification");

    private final PostgresServer server;
    private final StackSecrets secrets;
    private boolean databasesThere;

    PostgresProcess(StackPlan plan, StackSecrets secrets) {
        this.server = new PostgresServer(new PostgresSettings(
                plan.data().resolve("postgres"),
                plan.logFile(ProcessNames.POSTGRES),
                plan.ports().portOf(ListenerPort.POSTGRES),
                secrets.get(StackSecrets.SUPERUSER),
                plan.settings().getOrDefault(StackEnvironment.POSTGRES_PRELOAD, "")));
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return ProcessNames.POSTGRES;
    }

    @Override
    public Stage stage() {
        return Stage.DATABASE;
    }

    @Override
    public ChildProcess launch() {
        databasesThere = false;
        return server.launch();
    }

    @Override
    public boolean isReady() {
        if (server.isReady() && !databasesThere) {
            DATABASES.forEach(this::ensureDatabase);
            databasesThere = true;
        }
        return databasesThere && server.isReady();
    }

    /** Fast shutdown: clients are cut off; {@code TERM} would wait for them. */
    @Override
    public ProcessSignal stopSignal() {
        return ProcessSignal.INT;
    }

    private void ensureDatabase(String name) {
        server.ensureDatabase(name, name, secrets.get("LATCHKEY_" + name.toUpperCase(Locale.ROOT) + "_DB_PASSWORD"));
    }
}
