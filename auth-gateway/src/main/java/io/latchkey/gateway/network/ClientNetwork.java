package io.latchkey.gateway.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The part of an address that one subscriber holds: all of an IPv4 address, the first 64 bits of an IPv6 one. */
record ClientNetwork(String text) {
    private static final int SUBSCRIBER_BYTES = 8;

    static ClientNetwork of(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] head = Arrays.copyOf(address.getAddress(), SUBSCRIBER_BYTES);
            return new ClientNetwork(HexFormat.of().formatHex(head) + "/64");
        }
        return new ClientNetwork(address.getHostAddress());
    }
}
