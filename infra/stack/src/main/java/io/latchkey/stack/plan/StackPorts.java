package io.latchkey.stack.plan;

import io.latchkey.stack.process.LoopbackPorts;
import io.latchkey.stack.process.StackException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The port of each listener. */
public record StackPorts(Map<String, Integer> byVariable) {

    private static final int HIGHEST = 65_535;
    private static final int BETWEEN_REPLICAS = 100;

    public StackPorts {
        byVariable = Map.copyOf(byVariable);
    }

    /** The contract's ports, moved by the variables that are set; a listener that may move goes around what is taken. */
    public static StackPorts fromEnvironment(Map<String, String> environment) {
        Map<ListenerPort, Integer> ports = new EnumMap<>(ListenerPort.class);
        for (ListenerPort listener : ListenerPort.values()) {
            String set = environment.get(listener.variableName());
            if (set != null && !set.isBlank()) {
                ports.put(listener, parsePort(listener.variableName(), set));
            } else if (!listener.mayMove()) {
                ports.put(listener, listener.defaultPort());
            }
        }
        for (ListenerPort listener : ListenerPort.values()) {
            ports.computeIfAbsent(listener, moving -> findPortFor(moving, ports.values()));
        }
        Map<ListenerPort, Integer> wanted = new EnumMap<>(ports);
        if (!environment.containsKey(ListenerPort.PROMETHEUS.variableName())) {
            wanted.remove(ListenerPort.PROMETHEUS);
        }
        requireDistinct(wanted);
        return of(ports);
    }

    /** Free ports, for tests. */
    public static StackPorts findFree() {
        Map<ListenerPort, Integer> ports = new EnumMap<>(ListenerPort.class);
        for (ListenerPort listener : ListenerPort.values()) {
            int port = LoopbackPorts.findFree();
            while (ports.containsValue(port)) {
                port = LoopbackPorts.findFree();
            }
            ports.put(listener, port);
        }
        return of(ports);
    }

    /** Those of a replica: the services' lie a hundred above those of the replica before it. */
    public StackPorts forReplica(int number) {
        Map<ListenerPort, Integer> ports = new EnumMap<>(ListenerPort.class);
        for (ListenerPort listener : ListenerPort.values()) {
            int above = listener.belongsTo(StackScope.SERVICES) ? BETWEEN_REPLICAS * (number - 1) : 0;
            ports.put(listener, portOf(listener) + above);
        }
        return of(ports);
    }

    /** Without a slash at the end. */
    public String localUrl(ListenerPort listener) {
        return "http://localhost:" + portOf(listener);
    }

    public int portOf(ListenerPort listener) {
        return byVariable.getOrDefault(listener.variableName(), listener.defaultPort());
    }

    /** Fails with one line where a port that we need is taken. */
    void requireFree(StackScope scope) {
        for (ListenerPort listener : ListenerPort.values()) {
            if (listener.belongsTo(scope)) {
                requireFree(listener);
            }
        }
    }

    void requireFree(ListenerPort listener) {
        if (LoopbackPorts.isTaken(portOf(listener))) {
            throw new StackException("port " + portOf(listener) + " (" + listener.label()
                    + ") is taken: stop what listens there, or set " + listener.variableName() + " to another port");
        }
    }

    private static int findPortFor(ListenerPort listener, Collection<Integer> given) {
        return IntStream.concat(IntStream.of(listener.defaultPort()), IntStream.generate(LoopbackPorts::findFree))
                .filter(port -> !given.contains(port) && !LoopbackPorts.isTaken(port))
                .findFirst()
                .orElseThrow();
    }

    private static StackPorts of(Map<ListenerPort, Integer> ports) {
        return new StackPorts(ports.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().variableName(), Map.Entry::getValue)));
    }

    private static int parsePort(String variable, String text) {
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

    private static void requireDistinct(Map<ListenerPort, Integer> ports) {
        Map<Integer, ListenerPort> seen = new HashMap<>();
        ports.forEach((listener, port) -> {
            ListenerPort other = seen.put(port, listener);
            if (other != null) {
                throw new StackException(other.variableName() + " and " + listener.variableName() + " are both " + port
                        + ": give each a port of its own");
            }
        });
    }
}
