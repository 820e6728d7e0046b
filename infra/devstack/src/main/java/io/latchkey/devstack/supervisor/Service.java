package io.latchkey.devstack.supervisor;

import java.util.List;

/** The three services: their jars, main classes and heaps. */
enum Service {
    ACCOUNT(Names.ACCOUNT, "io.latchkey.account.AccountApplication", "-Xmx192m"),
    NOTIFICATION(Names.NOTIFICATION, "io.latchkey.notification.NotificationApplication", "-Xmx192m"),
    GATEWAY(Names.GATEWAY, "io.latchkey.gateway.GatewayApplication", "-Xmx192m");

    private final String label;
    private final String main;
    private final String heap;

    Service(String label, String main, String heap) {
        this.label = label;
        this.main = main;
        this.heap = heap;
    }

    String label() {
        return label;
    }

    /** @param replica from 1; the first has the name alone */
    String label(int replica) {
        return replica == 1 ? label : label + "-" + replica;
    }

    String main() {
        return main;
    }

    /** Without Flight Recorder events of the network library: registering them held an event loop at the start. */
    List<String> options() {
        return List.of(
                heap, "-XX:MaxDirectMemorySize=64m", "-XX:ReservedCodeCacheSize=96m", "-Dio.netty.jfr.enabled=false");
    }
}
