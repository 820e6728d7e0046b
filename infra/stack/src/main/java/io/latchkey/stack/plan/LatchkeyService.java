package io.latchkey.stack.plan;

import java.nio.file.Path;
import java.util.List;

/** The three services: their jars, main classes and management ports. */
public enum LatchkeyService {
    ACCOUNT(ProcessNames.ACCOUNT, "io.latchkey.account.AccountApplication", ListenerPort.ACCOUNT_MANAGEMENT),
    NOTIFICATION(
            ProcessNames.NOTIFICATION,
            "io.latchkey.notification.NotificationApplication",
            ListenerPort.NOTIFICATION_MANAGEMENT),
    GATEWAY(ProcessNames.GATEWAY, "io.latchkey.gateway.GatewayApplication", ListenerPort.GATEWAY_MANAGEMENT);

    private final String label;
    private final String main;
    private final ListenerPort managementPort;

    LatchkeyService(String label, String main, ListenerPort managementPort) {
        this.label = label;
        this.main = main;
        this.managementPort = managementPort;
    }

    public String label() {
        return label;
    }

    /** @param replica from 1; the first has the name alone */
    public String label(int replica) {
        return replica == 1 ? label : label + "-" + replica;
    }

    public String main() {
        return main;
    }

    /** Where its build leaves the executable jar. */
    public Path jarIn(Path project) {
        return project.resolve(label).resolve("target").resolve(label + "-1.0.0-SNAPSHOT-exec.jar");
    }

    public ListenerPort managementPort() {
        return managementPort;
    }

    /** Without Flight Recorder events of the network library: registering them held an event loop at the start. */
    public List<String> jvmOptions() {
        return List.of(
                "-Xms32m",
                "-Xmx128m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:ReservedCodeCacheSize=64m",
                "-Dio.netty.jfr.enabled=false");
    }
}
