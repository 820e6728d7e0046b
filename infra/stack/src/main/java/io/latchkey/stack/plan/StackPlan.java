package io.latchkey.stack.plan;

import io.latchkey.stack.process.StackException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What to run where.
 *
 * @param project the root of the repository, with its modules built
 * @param data where data, logs, pids and secrets are kept
 * @param settings {@code LATCHKEY_…} variables that win over what would be set otherwise; each reaches its owner alone
 * @param replicas how many of each service; from the second on they are called {@code auth-gateway-2} and so on
 * @param observe whether Prometheus watches the services
 */
public record StackPlan(
        Path project,
        Path data,
        StackPorts ports,
        StackScope scope,
        Map<String, String> settings,
        int replicas,
        boolean observe) {

    public StackPlan {
        project = project.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        if (observe && !scope.includesServices()) {
            throw new StackException("--observe watches the services: it does not go with --only stack");
        }
    }

    /** Without Prometheus. */
    public StackPlan(
            Path project, Path data, StackPorts ports, StackScope scope, Map<String, String> settings, int replicas) {
        this(project, data, ports, scope, settings, replicas, false);
    }

    /** One of each service. */
    public StackPlan(Path project, Path data, StackPorts ports, StackScope scope, Map<String, String> settings) {
        this(project, data, ports, scope, settings, 1);
    }

    /** Fails with one line where a port that we need is taken. */
    public void requireFreePorts() {
        ports.requireFree(scope);
        if (scope.includesServices()) {
            IntStream.rangeClosed(2, replicas)
                    .forEach(number -> ports.forReplica(number).requireFree(StackScope.SERVICES));
        }
        if (observe) {
            ports.requireFree(ListenerPort.PROMETHEUS);
        }
    }

    /** Where the process of that name writes. */
    public Path logFile(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Names no setting's value: some are secrets. */
    @Override
    public String toString() {
        return "StackPlan[" + data + ", " + scope + ", " + settings.keySet() + "]";
    }
}
