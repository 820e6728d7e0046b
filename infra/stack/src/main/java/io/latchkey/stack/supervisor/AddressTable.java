package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.stack.plan.StackPlan;
import io.latchkey.stack.plan.StackPorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table at the end of a start: where everything is. */
final class AddressTable {

    private AddressTable() {}

    static String renderTable(StackPlan plan) {
        List<String> rows = new ArrayList<>();
        if (plan.scope().includesServices()) {
            addServices(rows, plan);
        }
        if (plan.scope().includesStack()) {
            addStack(rows, plan);
        }
        rows.add(formatRow(
                "Secrets", shortenPath(plan.data().resolve("secrets.env")).toString()));
        rows.add(formatRow("Logs", shortenPath(plan.data().resolve("logs")).toString()));
        return "\n" + String.join("", rows) + "\n";
    }

    private static void addServices(List<String> rows, StackPlan plan) {
        StackPorts ports = plan.ports();
        String first = plan.settings().getOrDefault("LATCHKEY_FIRST_EXECUTIVE_EMAIL", "executive@latchkey.test");
        rows.add(formatRow("Sign in", ports.localUrl(ListenerPort.GATEWAY) + "/sign-in"));
        rows.add(formatRow("Operations console", ports.localUrl(ListenerPort.CONSOLE) + "/operations"));
        rows.add(formatRow("First executive", first + ", whose first mail waits in the inbox"));
        String rule = plan.settings().getOrDefault("LATCHKEY_PRIVILEGED_SECOND_FACTOR", "offered");
        rows.add(formatRow(
                "Second factor",
                rule + " to executives and operators (LATCHKEY_PRIVILEGED_SECOND_FACTOR; else required)"));
        for (int number = 1; number <= plan.replicas(); number++) {
            addReplica(rows, number, ports.forReplica(number));
        }
        rows.add(formatRow("Every mail, shown", ports.localUrl(ListenerPort.CONSOLE) + "/preview"));
        if (plan.observe()) {
            rows.add(formatRow("Prometheus", ports.localUrl(ListenerPort.PROMETHEUS) + "/alerts"));
        }
    }

    private static void addReplica(List<String> rows, int number, StackPorts ports) {
        rows.add(formatService(LatchkeyService.GATEWAY, ListenerPort.GATEWAY, number, ports));
        rows.add(formatService(LatchkeyService.ACCOUNT, ListenerPort.ACCOUNT, number, ports));
        rows.add(formatService(LatchkeyService.NOTIFICATION, ListenerPort.NOTIFICATION, number, ports));
    }

    private static void addStack(List<String> rows, StackPlan plan) {
        StackPorts ports = plan.ports();
        String smtp = "   (SMTP localhost:" + ports.portOf(ListenerPort.SMTP) + ")";
        rows.add(formatRow("Inbox", ports.localUrl(ListenerPort.INBOX) + smtp));
        rows.add(formatRow("Kafka", "localhost:" + ports.portOf(ListenerPort.KAFKA)));
        String databases = "   (databases gateway, account, notification)";
        rows.add(formatRow("PostgreSQL", "localhost:" + ports.portOf(ListenerPort.POSTGRES) + databases));
    }

    private static String formatRow(String what, String where) {
        return String.format("  %-22s%s%n", what, where);
    }

    private static String formatService(LatchkeyService service, ListenerPort port, int replica, StackPorts ports) {
        String health = "   (health " + ports.localUrl(service.managementPort()) + "/actuator/health)";
        return formatRow(service.label(replica), ports.localUrl(port) + health);
    }

    private static Path shortenPath(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
