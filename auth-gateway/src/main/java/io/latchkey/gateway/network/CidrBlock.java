package io.latchkey.gateway.network;

import java.math.BigInteger;
import java.net.InetAddress;

/** A block of addresses, written as {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. */
record CidrBlock(InetAddress network, int prefix) {
    public CidrBlock {
        if (prefix < 0 || prefix > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("a network's prefix is longer than its address");
        }
    }

    /** @throws IllegalArgumentException when it is no block of addresses */
    public static CidrBlock valueOf(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            InetAddress address = InetAddress.ofLiteral(text.strip());
            return new CidrBlock(address, address.getAddress().length * Byte.SIZE);
        }
        return new CidrBlock(
                InetAddress.ofLiteral(text.substring(0, slash).strip()),
                Integer.parseInt(text.substring(slash + 1).strip()));
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        return ours.length == theirs.length && prefixBits(ours).equals(prefixBits(theirs));
    }

    private BigInteger prefixBits(byte[] address) {
        return new BigInteger(1, address).shiftRight(address.length * Byte.SIZE - prefix);
    }
}
