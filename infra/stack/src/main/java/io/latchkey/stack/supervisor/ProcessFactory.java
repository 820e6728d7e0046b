package io.latchkey.stack.supervisor;

import io.latchkey.stack.kafka.KafkaServer;
import io.latchkey.stack.kafka.KafkaSettings;
import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.plan.StackSecrets;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The processes of a plan, in the order of their start. */
final class ProcessFactory {

    private static final String INBOX_MAIN = "io.latchkey.mailprovider.MailProviderMain";

    private ProcessFactory() {}

    /** In the order in which they are started. */
    static List<ManagedProcess> createProcesses(StackPlan plan, StackSecrets secrets) {
        StackEnvironment settings = StackEnvironment.forPlan(plan, secrets);
        List<ManagedProcess> processes = new ArrayList<>();
        if (plan.scope().includesStack()) {
            processes.add(createKafka(plan));
            processes.add(new PostgresProcess(plan, secrets));
            processes.add(createInbox(plan, settings));
        }
        if (plan.scope().includesServices()) {
            for (int replica = 1; replica <= plan.replicas(); replica++) {
                for (LatchkeyService service : LatchkeyService.values()) {
                    processes.add(createService(service, replica, plan, settings));
                }
            }
        }
        if (plan.observe()) {
            processes.add(PrometheusProcess.createProcess(plan));
        }
        return List.copyOf(processes);
    }

    private static ManagedProcess createKafka(StackPlan plan) {
        var server = new KafkaServer(new KafkaSettings(
                plan.data().resolve("kafka"),
                plan.logFile(ProcessNames.KAFKA),
                plan.ports().portOf(ListenerPort.KAFKA)));
        return new SimpleProcess(ProcessNames.KAFKA, Stage.AROUND, server::launch, server::isReady);
    }

    private static ManagedProcess createInbox(StackPlan plan, StackEnvironment settings) {
        List<String> command = JavaCommand.forMainClass(
                List.of("-Xmx64m", "-XX:ReservedCodeCacheSize=32m", "-XX:TieredStopAtLevel=1", dataDirectoryMark(plan)),
                System.getProperty("java.class.path"),
                INBOX_MAIN);
        return createJvm(
                ProcessNames.INBOX,
                Stage.AROUND,
                new ProcessLaunch(command, settings.variablesFor(ProcessNames.INBOX), plan.logFile(ProcessNames.INBOX)),
                "http://127.0.0.1:" + plan.ports().portOf(ListenerPort.INBOX) + "/api/v1/stats");
    }

    private static ManagedProcess createService(
            LatchkeyService service, int replica, StackPlan plan, StackEnvironment settings) {
        List<String> options = new ArrayList<>(service.jvmOptions());
        options.add(dataDirectoryMark(plan));
        ServiceJar jar = ServiceJar.prepareFor(service, plan.project());
        options.add("-XX:AOTCache=" + jar.cacheFile());
        List<String> command = JavaCommand.forMainClass(options, jar.classPath(), service.main());
        StackPorts ports = plan.ports().forReplica(replica);
        String label = service.label(replica);
        return createJvm(
                label,
                Stage.SERVICE,
                new ProcessLaunch(
                        command,
                        (replica == 1 ? settings : settings.movedTo(ports)).variablesFor(service.label()),
                        plan.logFile(label)),
                "http://127.0.0.1:" + ports.portOf(service.managementPort()) + "/actuator/health/readiness");
    }

    /** A program of ours in a JVM of its own; ready when its address answers 200. */
    private static ManagedProcess createJvm(String name, Stage stage, ProcessLaunch how, String readiness) {
        URI address = URI.create(readiness);
        return new SimpleProcess(name, stage, () -> ChildProcess.start(how), () -> ReadinessProbe.isReady(address));
    }

    /** By which a process can later be known as one of this data directory. */
    private static String dataDirectoryMark(StackPlan plan) {
        return "-Dlatchkey.data=" + plan.data();
    }
}
