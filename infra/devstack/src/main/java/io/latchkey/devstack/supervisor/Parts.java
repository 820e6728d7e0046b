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
            for (int replica = 1; replica <= plan.replicas(); replica++) {
                for (Service service : Service.values()) {
                    parts.add(service(service, replica, plan, settings));
                }
            }
        }
        if (plan.observe()) {
            parts.add(new PrometheusPart(plan));
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

    private static Part service(Service service, int replica, StackPlan plan, Settings settings) {
        List<String> options = new ArrayList<>(service.options());
        options.add(mark(plan));
        ServiceJar jar = ServiceJar.of(service, plan.project());
        options.add("-XX:AOTCache=" + jar.cache());
        List<String> command = Java.command(options, jar.classPath(), service.main());
        StackPorts ports = plan.ports().replica(replica);
        int management =
                switch (service) {
                    case ACCOUNT -> ports.accountManagement();
                    case NOTIFICATION -> ports.notificationManagement();
                    case GATEWAY -> ports.gatewayManagement();
                };
        String label = service.label(replica);
        return new JvmPart(
                label,
                Stage.SERVICE,
                new Launch(
                        command, (replica == 1 ? settings : settings.on(ports)).of(service.label()), plan.log(label)),
                URI.create("http://127.0.0.1:" + management + "/actuator/health/readiness"));
    }

    /** By which a process can later be known as one of this data directory. */
    private static String mark(StackPlan plan) {
        return "-Dlatchkey.data=" + plan.data();
    }
}
