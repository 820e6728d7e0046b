package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Ports;
import io.latchkey.devstack.process.StackException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The port of each listener. */
public record StackPorts(Map<String, Integer> byVariable) {

    private static final int HIGHEST = 65_535;
    private static final int BETWEEN_REPLICAS = 100;

    public StackPorts {
        byVariable = Map.copyOf(byVariable);
    }

    /** The contract's ports, moved by the variables that are set. */
    public static StackPorts from(Map<String, String> environment) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            String set = environment.get(listener.variable());
            ports.put(listener, set == null || set.isBlank() ? listener.usual() : number(listener.variable(), set));
        }
        Map<Listener, Integer> wanted = new EnumMap<>(ports);
        if (!environment.containsKey(Listener.PROMETHEUS.variable())) {
            wanted.remove(Listener.PROMETHEUS);
        }
        distinct(wanted);
        return of(ports);
    }

    /** Ports that nobody listens on, for tests. */
    public static StackPorts free() {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int port = Ports.free();
            while (ports.containsValue(port)) {
                port = Ports.free();
            }
            ports.put(listener, port);
        }
        return of(ports);
    }

    /** Those of a replica: the services' lie a hundred above those of the replica before it. */
    public StackPorts replica(int number) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int above = listener.within(Extent.SERVICES) ? BETWEEN_REPLICAS * (number - 1) : 0;
            ports.put(listener, get(listener) + above);
        }
        return of(ports);
    }

    public int gateway() {
        return get(Listener.GATEWAY);
    }

    public int account() {
        return get(Listener.ACCOUNT);
    }

    public int notification() {
        return get(Listener.NOTIFICATION);
    }

    public int gatewayManagement() {
        return get(Listener.GATEWAY_MANAGEMENT);
    }

    public int accountManagement() {
        return get(Listener.ACCOUNT_MANAGEMENT);
    }

    public int notificationManagement() {
        return get(Listener.NOTIFICATION_MANAGEMENT);
    }

    public int inbox() {
        return get(Listener.INBOX);
    }

    public int smtp() {
        return get(Listener.SMTP);
    }

    public int kafka() {
        return get(Listener.KAFKA);
    }

    public int postgres() {
        return get(Listener.POSTGRES);
    }

    public int prometheus() {
        return get(Listener.PROMETHEUS);
    }

    /** Fails with one line where somebody else listens on a port that we need. */
    void requireFree(Extent extent) {
        for (Listener listener : Listener.values()) {
            if (listener.within(extent)) {
                requireFree(listener);
            }
        }
    }

    void requireFree(Listener listener) {
        if (Ports.taken(get(listener))) {
            throw new StackException("port " + get(listener) + " (" + listener.label()
                    + ") is taken: stop what listens there, or set " + listener.variable() + " to another port");
        }
    }

    private int get(Listener listener) {
        return byVariable.getOrDefault(listener.variable(), listener.usual());
    }

    private static StackPorts of(Map<Listener, Integer> ports) {
        return new StackPorts(ports.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().variable(), Map.Entry::getValue)));
    }

    private static int number(String variable, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port > 0 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, in one line.
        }
        throw new StackException(variable + " must be a port from 1 to " + HIGHEST + ", not \"" + text + "\"");
    }

    private static void distinct(Map<Listener, Integer> ports) {
        Map<Integer, Listener> seen = new HashMap<>();
        ports.forEach((listener, port) -> {
            Listener other = seen.put(port, listener);
            if (other != null) {
                throw new StackException(other.variable() + " and " + listener.variable() + " are both " + port
                        + ": give each a port of its own");
            }
        });
    }
}
