package io.latchkey.devstack.supervisor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table at the end of a start: where everything is. */
final class Addresses {

    private Addresses() {}

    static String table(StackPlan plan) {
        List<String> rows = new ArrayList<>();
        if (plan.extent().services()) {
            services(rows, plan);
        }
        if (plan.extent().stack()) {
            stack(rows, plan);
        }
        rows.add(row("Secrets", shorter(plan.data().resolve("secrets.env")).toString()));
        rows.add(row("Logs", shorter(plan.data().resolve("logs")).toString()));
        return "\n" + String.join("", rows) + "\n";
    }

    private static void services(List<String> rows, StackPlan plan) {
        StackPorts ports = plan.ports();
        String first = plan.settings().getOrDefault("LATCHKEY_FIRST_EXECUTIVE_EMAIL", "executive@latchkey.test");
        rows.add(row("Sign in", local(ports.gateway(), "/sign-in")));
        rows.add(row("Operations console", local(ports.notification(), "/operations")));
        rows.add(row("First executive", first + ", whose first mail waits in the inbox"));
        for (int number = 1; number <= plan.replicas(); number++) {
            replica(rows, number, ports.replica(number));
        }
        rows.add(row("Every mail, shown", local(ports.notification(), "/preview")));
        if (plan.observe()) {
            rows.add(row("Prometheus", local(ports.prometheus(), "/alerts")));
        }
    }

    private static void replica(List<String> rows, int number, StackPorts ports) {
        String gateway = local(ports.gateway(), "") + health(ports.gatewayManagement());
        String account = local(ports.account(), "") + health(ports.accountManagement());
        String notification = local(ports.notification(), "") + health(ports.notificationManagement());
        rows.add(row(Service.GATEWAY.label(number), gateway));
        rows.add(row(Service.ACCOUNT.label(number), account));
        rows.add(row(Service.NOTIFICATION.label(number), notification));
    }

    private static void stack(List<String> rows, StackPlan plan) {
        StackPorts ports = plan.ports();
        rows.add(row("Inbox", local(ports.inbox(), "") + "   (SMTP localhost:" + ports.smtp() + ")"));
        rows.add(row("Kafka", "localhost:" + ports.kafka()));
        rows.add(row("PostgreSQL", "localhost:" + ports.postgres() + "   (databases gateway, account, notification)"));
    }

    private static String row(String what, String where) {
        return String.format("  %-22s%s%n", what, where);
    }

    private static String local(int port, String path) {
        return "http://localhost:" + port + path;
    }

    private static String health(int port) {
        return "   (health " + local(port, "/actuator/health") + ")";
    }

    private static Path shorter(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path) : path;
    }
}
