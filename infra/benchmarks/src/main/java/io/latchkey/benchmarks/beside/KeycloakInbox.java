package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.stack.plan.InboxProgram;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.LocalServer;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The inbox that Latchkey's mails go to, too, started with the same options; Keycloak sends to its SMTP port. */
final class KeycloakInbox extends LocalServer {

    private static final Duration READY_WITHIN = Duration.ofMinutes(1);

    private final StackPlan plan;
    private final StackSecrets secrets;

    KeycloakInbox(StackPlan plan, StackSecrets secrets) {
        super("the inbox", plan.logFile(ProcessNames.INBOX), READY_WITHIN, ProcessSignal.TERM);
        this.plan = plan;
        this.secrets = secrets;
    }

    @Override
    protected ChildProcess startProcess() {
        List<String> command = JavaCommand.forMainClass(
                InboxProgram.jvmOptions(), System.getProperty("java.class.path"), InboxProgram.MAIN);
        return ChildProcess.start(new ProcessLaunch(
                command,
                StackEnvironment.forPlan(plan, secrets).variablesFor(ProcessNames.INBOX),
                plan.logFile(ProcessNames.INBOX)));
    }

    @Override
    public boolean isReady() {
        try (var connection = LoadConnection.openTo(plan.ports().portOf(ListenerPort.INBOX))) {
            return connection.send(RawRequest.of("GET", "/api/v1/stats", "")).status() == 200;
        } catch (UncheckedIOException e) {
            // Nobody listens yet.
            return false;
        }
    }
}
