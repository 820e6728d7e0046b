package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadFlow;
import io.latchkey.benchmarks.system.BenchmarkDatabase;
import io.latchkey.benchmarks.system.BenchmarkGateway;
import io.latchkey.benchmarks.system.BenchmarkInbox;
import io.latchkey.benchmarks.system.BenchmarkPassword;
import io.latchkey.benchmarks.system.CpuUsage;
import io.latchkey.benchmarks.system.ProcessTree;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackScope;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.postgres.PostgresServer;
import io.latchkey.stack.postgres.PostgresSettings;
import io.latchkey.stack.process.DirectoryTree;
import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keycloak with the PostgreSQL and the inbox that Latchkey's stack has, started by the same code. */
final class KeycloakBeside implements MeasuredSystem {

    private static final String HASHED_BY_KEYCLOAK = "hashed-by-keycloak@example.org";

    private final StackPorts ports;
    private final StackSecrets secrets;
    private final PostgresServer postgres;
    private final KeycloakInbox inbox;
    private final KeycloakServer keycloak;
    private final Duration untilReady;

    private KeycloakBeside(Path home, StackPlan plan) {
        ports = plan.ports();
        secrets = StackSecrets.loadFrom(plan.data());
        postgres = new PostgresServer(new PostgresSettings(
                plan.data().resolve("postgres"),
                plan.logFile(ProcessNames.POSTGRES),
                ports.portOf(ListenerPort.POSTGRES),
                secrets.get(StackSecrets.SUPERUSER)));
        inbox = new KeycloakInbox(plan, secrets);
        keycloak = new KeycloakServer(new KeycloakServer.Settings(
                home,
                plan.logFile(KeycloakServer.DATABASE),
                port(),
                ports.portOf(ListenerPort.POSTGRES),
                secrets.get("LATCHKEY_GATEWAY_DB_PASSWORD"),
                secrets.get("LATCHKEY_ACCOUNT_DB_PASSWORD")));
        // Its processes are in sessions of their own: the end of the benchmark does not reach them.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "keycloak-end"));
        untilReady = startAll();
    }

    /**
     * @param home where Keycloak is unpacked and built
     * @param data where the data are kept; what is there is deleted
     */
    static KeycloakBeside start(Path home, Path data) {
        DirectoryTree.deleteRecursively(data);
        try {
            Files.createDirectories(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeycloakBeside(home, new StackPlan(home, data, StackPorts.findFree(), StackScope.ALL, Map.of()));
    }

    private Duration startAll() {
        long began = System.nanoTime();
        inbox.launch();
        postgres.start();
        postgres.ensureDatabase(
                KeycloakServer.DATABASE, KeycloakServer.DATABASE, secrets.get("LATCHKEY_GATEWAY_DB_PASSWORD"));
        keycloak.start();
        if (!inbox.isReady()) {
            throw new StackException("the inbox did not start");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    @Override
    public int port() {
        return ports.portOf(ListenerPort.GATEWAY);
    }

    @Override
    public BenchmarkInbox inbox() {
        return new BenchmarkInbox(ports.portOf(ListenerPort.INBOX));
    }

    @Override
    public CpuUsage cpuUsage() {
        return CpuUsage.ofProcesses(processes());
    }

    @Override
    public Map<String, Long> residentBytes() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        processes().forEach((name, tree) -> bytes.put(name, tree.residentBytes()));
        return bytes;
    }

    private Map<String, ProcessTree> processes() {
        Map<String, ProcessTree> processes = new LinkedHashMap<>();
        processes.put(POSTGRES, new ProcessTree(postgres.pid()));
        processes.put("inbox", new ProcessTree(inbox.pid()));
        processes.put("keycloak", new ProcessTree(keycloak.pid()));
        return processes;
    }

    @Override
    public Duration untilReady() {
        return untilReady;
    }

    /** Its links for forgotten passwords have no API. */
    @Override
    public Set<ClientAction> actions() {
        return EnumSet.complementOf(EnumSet.of(ClientAction.RESET_BY_API));
    }

    @Override
    public BesideAccounts createAccounts(BesideEffort effort) {
        var admin = new KeycloakAdmin(port(), secrets.get("LATCHKEY_ACCOUNT_DB_PASSWORD"));
        var database = new BenchmarkDatabase(
                postgres.port(), secrets.get(StackSecrets.SUPERUSER).value());
        var credential = KeycloakCredential.fromEncoded(BenchmarkPassword.hash());
        admin.createRealm(ports.portOf(ListenerPort.SMTP));
        admin.createUser(HASHED_BY_KEYCLOAK, BenchmarkGateway.PASSWORD);
        requireSameCost(database, credential);
        List<String> addresses = admin.createUsers(effort.users(), credential);
        database.execute(KeycloakServer.DATABASE, "VACUUM (ANALYZE)");
        database.execute("postgres", "CHECKPOINT");
        return BesideAccounts.askedAgain(addresses);
    }

    /** Keycloak would hash every password anew at its first sign-in, and the two would not be comparable. */
    private static void requireSameCost(BenchmarkDatabase database, KeycloakCredential credential) {
        String made = database.query(KeycloakServer.DATABASE, """
                        SELECT c.credential_data FROM credential c JOIN user_entity u ON u.id = c.user_id
                         WHERE u.username = ?
                        """, row -> row.getString(1), HASHED_BY_KEYCLOAK)
                .getFirst();
        if (!credential.costsAs(made)) {
            throw new StackException("Keycloak hashes with other parameters than Latchkey: " + made);
        }
    }

    @Override
    public LoadFlow createFlow(ClientAction action, String address) {
        return switch (action) {
            case RESET_BY_PAGE -> connection -> KeycloakFlows.requestLink(connection, address);
            case SIGN_IN_BY_API -> connection -> KeycloakFlows.signInByApi(connection, address);
            case SIGN_IN_BY_PAGE -> connection -> KeycloakFlows.signInByPage(connection, address);
            case RESET_BY_API -> throw new IllegalArgumentException("Keycloak has no API for it");
        };
    }

    @Override
    public void close() {
        keycloak.close();
        inbox.close();
        postgres.close();
    }
}
