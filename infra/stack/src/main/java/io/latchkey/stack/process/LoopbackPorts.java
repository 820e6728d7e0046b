package io.latchkey.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of the loopback interface: free ones, taken ones. */
public final class LoopbackPorts {

    private static final int LOWEST = 12_000;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 100;

    private LoopbackPorts() {}

    /**
     * A port that is free right now, below those that outgoing connections take for themselves (from 32768 on
     * Linux), so that it is still free a moment later.
     */
    public static int findFree() {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST)
                .limit(TRIES)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    /** Whether the port is taken, on loopback or on every interface. */
    public static boolean isTaken(int port) {
        return !isBindable(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                || !isBindable(new InetSocketAddress(port));
    }

    private static boolean isBindable(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run that linger in TIME_WAIT take nothing from a new listener.
            socket.setReuseAddress(true);
            socket.bind(address, 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
