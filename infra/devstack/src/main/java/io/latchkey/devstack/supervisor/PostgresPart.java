package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.postgres.PostgresServer;
import io.latchkey.devstack.postgres.PostgresSettings;
import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Signal;
import java.util.List;
import java.util.Locale;

/** PostgreSQL with a database and a role for each service; ready when these are there. */
final class PostgresPart implements Part {

    private static final List<String> DATABASES = List.of("gateway", "account", "notification");

    private final PostgresServer server;
    private final Secrets secrets;
    private boolean databasesThere;

    PostgresPart(StackPlan plan, Secrets secrets) {
        this.server = new PostgresServer(new PostgresSettings(
                plan.data().resolve("postgres"),
                plan.log(Names.POSTGRES),
                plan.ports().postgres(),
                secrets.get(Secrets.SUPERUSER)));
        this.secrets = secrets;
    }

    @Override
    public String name() {
        return Names.POSTGRES;
    }

    @Override
    public Stage stage() {
        return Stage.DATABASE;
    }

    @Override
    public Child launch() {
        databasesThere = false;
        return server.launch();
    }

    @Override
    public boolean ready() {
        if (server.ready() && !databasesThere) {
            DATABASES.forEach(this::ensure);
            databasesThere = true;
        }
        return databasesThere && server.ready();
    }

    /** Fast shutdown: clients are cut off; {@code TERM} would wait for them. */
    @Override
    public Signal gentle() {
        return Signal.INT;
    }

    private void ensure(String name) {
        server.ensureDatabase(name, name, secrets.get("LATCHKEY_" + name.toUpperCase(Locale.ROOT) + "_DB_PASSWORD"));
    }
}
