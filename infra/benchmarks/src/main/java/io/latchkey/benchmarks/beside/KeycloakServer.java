package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.contracts.SecretValue;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.LocalServer;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.process.StackException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keycloak as its own script starts it for production, but for our parameters of the hash; ready when a realm answers. */
final class KeycloakServer extends LocalServer {

    static final String DATABASE = "keycloak";

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    /** Read when it is built. */
    private static final List<String> BUILD = List.of("build", "--db=postgres");

    /** The JDK that Latchkey runs on. */
    private static final Map<String, String> JAVA = Map.of("JAVA_HOME", System.getProperty("java.home"));

    private final Settings settings;

    /**
     * @param home where it is unpacked
     * @param databasePort of the PostgreSQL that has its database
     */
    record Settings(
            Path home, Path log, int port, int databasePort, SecretValue databasePassword, SecretValue adminPassword) {}

    KeycloakServer(Settings settings) {
        super("Keycloak", settings.log(), READY_WITHIN, ProcessSignal.TERM);
        this.settings = settings;
    }

    /** What its operators do once after each change of these options. */
    static void build(Path home, Path log) {
        int status = ChildProcess.runToEnd(new ProcessLaunch(toCommand(home, BUILD), JAVA, log));
        if (status != 0) {
            throw new StackException("Keycloak's build failed with status " + status + "; see " + log);
        }
    }

    @Override
    protected ChildProcess startProcess() {
        List<String> options = List.of(
                "start",
                "--optimized",
                // Else it looks for others of its kind on the network.
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--hostname=http://localhost:" + settings.port(),
                "--db-url=jdbc:postgresql://127.0.0.1:" + settings.databasePort() + "/" + DATABASE,
                "--db-username=" + DATABASE,
                "--spi-password-hashing--argon2--memory=19456",
                "--spi-password-hashing--argon2--iterations=2");
        Map<String, String> environment = new HashMap<>(JAVA);
        environment.put("KC_DB_PASSWORD", settings.databasePassword().value());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakAdmin.USER);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword().value());
        return ChildProcess.start(new ProcessLaunch(toCommand(settings.home(), options), environment, settings.log()));
    }

    @Override
    public boolean isReady() {
        try (var connection = LoadConnection.openTo(settings.port())) {
            return connection.send(RawRequest.of("GET", "/realms/master", "")).status() == 200;
        } catch (UncheckedIOException e) {
            // Nobody listens yet.
            return false;
        }
    }

    /** Its script is what is told to end, and waits for the JVM: where it is killed for that, the JVM is as well. */
    @Override
    public synchronized void close() {
        List<ProcessHandle> started = ProcessHandle.of(pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        super.close();
        started.forEach(ProcessHandle::destroyForcibly);
    }

    private static List<String> toCommand(Path home, List<String> options) {
        List<String> command =
                new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
        command.addAll(options);
        return command;
    }
}
