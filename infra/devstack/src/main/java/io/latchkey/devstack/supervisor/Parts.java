package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Java;
import io.latchkey.devstack.process.Launch;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The parts of a plan. */
final class Parts {

    private static final String INBOX_MAIN = "io.latchkey.devstack.inbox.InboxMain";

    private Parts() {}

    /** In the order in which they are started. */
    static List<Part> of(StackPlan plan, Secrets secrets) {
        Settings settings = Settings.of(plan, secrets);
        List<Part> parts = new ArrayList<>();
        if (plan.extent().stack()) {
            parts.add(new KafkaPart(plan));
            parts.add(new PostgresPart(plan, secrets));
            parts.add(inbox(plan, settings));
        }
        if (plan.extent().services()) {
            for (Service service : Service.values()) {
                parts.add(service(service, plan, settings));
            }
        }
        return List.copyOf(parts);
    }

    private static Part inbox(StackPlan plan, Settings settings) {
        List<String> command = Java.command(
                List.of("-Xmx64m", "-XX:ReservedCodeCacheSize=32m", "-XX:TieredStopAtLevel=1", mark(plan)),
                System.getProperty("java.class.path"),
                INBOX_MAIN);
        return new JvmPart(
                Names.INBOX,
                Stage.AROUND,
                new Launch(command, settings.of(Names.INBOX), plan.log(Names.INBOX)),
                URI.create("http://127.0.0.1:" + plan.ports().inbox() + "/api/v1/stats"));
    }

    private static Part service(Service service, StackPlan plan, Settings settings) {
        List<String> options = new ArrayList<>(service.options());
        options.add(mark(plan));
        List<String> command =
                Java.command(options, ServiceJar.of(service, plan.project()).classPath(), service.main());
        int management =
                switch (service) {
                    case ACCOUNT -> plan.ports().accountManagement();
                    case NOTIFICATION -> plan.ports().notificationManagement();
                    case GATEWAY -> plan.ports().gatewayManagement();
                };
        return new JvmPart(
                service.label(),
                Stage.SERVICE,
                new Launch(command, settings.of(service.label()), plan.log(service.label())),
                URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
    }

    /** By which a process can later be known as one of this data directory. */
    private static String mark(StackPlan plan) {
        return "-Dlatchkey.data=" + plan.data();
    }
}
