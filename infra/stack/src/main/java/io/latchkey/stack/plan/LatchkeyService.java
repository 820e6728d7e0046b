package io.latchkey.stack.plan;

import java.util.List;

/** The three services: their jars, main classes and heaps. */
public enum LatchkeyService {
    ACCOUNT(ProcessNames.ACCOUNT, "io.latchkey.account.AccountApplication", "-Xmx192m"),
    NOTIFICATION(ProcessNames.NOTIFICATION, "io.latchkey.notification.NotificationApplication", "-Xmx192m"),
    GATEWAY(ProcessNames.GATEWAY, "io.latchkey.gateway.GatewayApplication", "-Xmx192m");

    private final String label;
    private final String main;
    private final String heap;

    LatchkeyService(String label, String main, String heap) {
        this.label = label;
        this.main = main;
        this.heap = heap;
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

    /** Without Flight Recorder events of the network library: registering them held an event loop at the start. */
    public List<String> jvmOptions() {
        return List.of(
                heap, "-XX:MaxDirectMemorySize=64m", "-XX:ReservedCodeCacheSize=96m", "-Dio.netty.jfr.enabled=false");
    }
}
