package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.ListeningPorts;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.ProcessNames;
import io.latchkey.testkit.EdgeProbes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every port on which a service's process really listens, as the system tells it, is behind the edge. */
class EdgeIT {
    private static final String HEALTH = "/actuator/health";

    /** What may listen, and a path of its own. */
    private static final Map<String, Map<ListenerPort, String>> LISTENERS = Map.of(
            ProcessNames.GATEWAY,
            Map.of(ListenerPort.GATEWAY, "/sign-in", ListenerPort.GATEWAY_MANAGEMENT, HEALTH),
            ProcessNames.ACCOUNT,
            Map.of(ListenerPort.ACCOUNT, "/internal/v1/links", ListenerPort.ACCOUNT_MANAGEMENT, HEALTH),
            ProcessNames.NOTIFICATION,
            Map.of(
                    ListenerPort.NOTIFICATION,
                    "/webhooks/sendgrid",
                    ListenerPort.NOTIFICATION_INTERNAL,
                    "/internal/v1/liftings",
                    ListenerPort.CONSOLE,
                    "/operations",
                    ListenerPort.NOTIFICATION_MANAGEMENT,
                    HEALTH));

    private final RunningStack stack = RunningStack.shared();

    @Test
    void aServiceListensWhereItSaysAndNowhereElse() {
        LISTENERS.forEach((service, listeners) -> assertThat(
                        new TreeSet<>(ListeningPorts.ofProcess(stack.stack().pid(service))))
                .as(service)
                .isEqualTo(new TreeSet<>(
                        listeners.keySet().stream().map(this::port).toList())));
    }

    @Test
    void everyPortIsStrict() {
        LISTENERS
                .values()
                .forEach(listeners ->
                        listeners.forEach((listener, path) -> EdgeProbes.assertStrict(port(listener), path)));
    }

    @Test
    void whatNeverEndsIsEnded() {
        List<Map.Entry<Integer, String>> begun = new ArrayList<>();
        LISTENERS
                .values()
                .forEach(listeners -> listeners.forEach((listener, path) ->
                        begun.add(Map.entry(port(listener), "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"))));
        begun.add(Map.entry(
                port(ListenerPort.GATEWAY),
                "POST /api/v1/password-resets HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"email"));
        EdgeProbes.assertImpatient(begun);
    }

    private int port(ListenerPort listener) {
        return stack.stack().plan().ports().portOf(listener);
    }
}
