package io.latchkey.stack.supervisor;

import io.latchkey.stack.kafka.KafkaServer;
import io.latchkey.stack.kafka.KafkaSettings;
import io.latchkey.stack.plan.InboxProgram;
import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import io.latchkey.stack.process.AotCache;
import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ExecutableJar;
import io.latchkey.stack.process.JavaCommand;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The processes of a plan.
 *
 * @param training whether the JVMs write what a later start reads
 */
record ProcessFactory(StackPlan plan, StackEnvironment settings, boolean training) {

    private static final Duration TO_WRITE_A_CACHE = Duration.ofMinutes(5);

    /** In the order in which they are started. */
    List<ManagedProcess> createProcesses(ManagedProcess postgres) {
        List<ManagedProcess> processes = new ArrayList<>();
        if (plan.scope().includesStack()) {
            processes.add(postgres);
            processes.add(createKafka());
            processes.add(createInbox());
        }
        if (plan.scope().includesServices()) {
            for (int replica = 1; replica <= plan.replicas(); replica++) {
                for (LatchkeyService service : LatchkeyService.values()) {
                    processes.add(createService(service, replica));
                }
            }
        }
        if (plan.observe()) {
            processes.add(PrometheusProcess.createProcess(plan));
        }
        return List.copyOf(processes);
    }

    private ManagedProcess createKafka() {
        var server = new KafkaServer(
                new KafkaSettings(
                        plan.data().resolve("kafka"),
                        plan.logFile(ProcessNames.KAFKA),
                        plan.ports().portOf(ListenerPort.KAFKA)),
                ownCacheOptions(ProcessNames.KAFKA));
        return new SimpleProcess(ProcessNames.KAFKA, Stage.AROUND, server::launch, server::isReady, grace());
    }

    private ManagedProcess createInbox() {
        List<String> options = new ArrayList<>(InboxProgram.jvmOptions());
        options.add(dataDirectoryMark());
        options.addAll(ownCacheOptions(ProcessNames.INBOX));
        List<String> command =
                JavaCommand.forMainClass(options, System.getProperty("java.class.path"), InboxProgram.MAIN);
        return createJvm(
                ProcessNames.INBOX,
                Stage.AROUND,
                new ProcessLaunch(command, settings.variablesFor(ProcessNames.INBOX), plan.logFile(ProcessNames.INBOX)),
                "http://127.0.0.1:" + plan.ports().portOf(ListenerPort.INBOX) + "/api/v1/stats");
    }

    private ManagedProcess createService(LatchkeyService service, int replica) {
        List<String> options = new ArrayList<>(service.jvmOptions());
        options.add(dataDirectoryMark());
        ExecutableJar jar = ExecutableJar.prepare(service.jarIn(plan.project()));
        options.addAll(cacheOptions(jar.cache()));
        List<String> command = JavaCommand.forMainClass(options, jar.classPath().toString(), service.main());
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
    private ManagedProcess createJvm(String name, Stage stage, ProcessLaunch how, String readiness) {
        URI address = URI.create(readiness);
        return new SimpleProcess(
                name, stage, () -> ChildProcess.start(how), () -> ReadinessProbe.isReady(address), grace());
    }

    private Duration grace() {
        return training ? TO_WRITE_A_CACHE : ManagedProcess.USUAL_GRACE;
    }

    private List<String> ownCacheOptions(String program) {
        return TrainingRun.cacheOfOwnClassPath(plan.project(), program)
                .map(this::cacheOptions)
                .orElse(List.of());
    }

    private List<String> cacheOptions(AotCache cache) {
        return training ? cache.writeOptions() : cache.readOptions();
    }

    /** By which a process can later be known as one of this data directory. */
    private String dataDirectoryMark() {
        return "-Dlatchkey.data=" + plan.data();
    }
}
