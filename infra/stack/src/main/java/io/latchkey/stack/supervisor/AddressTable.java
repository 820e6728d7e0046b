package io.latchkey.stack.supervisor;

import io.latchkey.stack.plan.LatchkeyService;
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
        rows.add(formatRow("Sign in", StackPorts.localUrl(ports.gateway()) + "/sign-in"));
        rows.add(formatRow("Operations console", StackPorts.localUrl(ports.notification()) + "/operations"));
        rows.add(formatRow("First executive", first + ", whose first mail waits in the inbox"));
        for (int number = 1; number <= plan.replicas(); number++) {
            addReplica(rows, number, ports.forReplica(number));
        }
        rows.add(formatRow("Every mail, shown", StackPorts.localUrl(ports.notification()) + "/preview"));
        if (plan.observe()) {
            rows.add(formatRow("Prometheus", StackPorts.localUrl(ports.prometheus()) + "/alerts"));
        }
    }

    private static void addReplica(List<String> rows, int number, StackPorts ports) {
        String gateway = StackPorts.localUrl(ports.gateway()) + healthUrl(ports.gatewayManagement());
        String account = StackPorts.localUrl(ports.account()) + healthUrl(ports.accountManagement());
        String notification = StackPorts.localUrl(ports.notification()) + healthUrl(ports.notificationManagement());
        rows.add(formatRow(LatchkeyService.GATEWAY.label(number), gateway));
        rows.add(formatRow(LatchkeyService.ACCOUNT.label(number), account));
        rows.add(formatRow(LatchkeyService.NOTIFICATION.label(number), notification));
    }

    private static void addStack(List<String> rows, StackPlan plan) {
        StackPorts ports = plan.ports();
        rows.add(formatRow("Inbox", StackPorts.localUrl(ports.inbox()) + "   (SMTP localhost:" + ports.smtp() + ")"));
        rows.add(formatRow("Kafka", "localhost:" + ports.kafka()));
        rows.add(formatRow(
                "PostgreSQL", "localhost:" + ports.postgres() + "   (databases gateway, account, notification)"));
    }

    private static String formatRow(String what, String where) {
        return String.format("  %-22s%s%n", what, where);
    }

    private static String healthUrl(int port) {
        return "   (health " + StackPorts.localUrl(port) + "/actuator/health" + ")";
    }

    private static Path shortenPath(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
