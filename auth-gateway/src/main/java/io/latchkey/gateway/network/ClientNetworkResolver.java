package io.latchkey.gateway.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Tells from which network a request comes: the socket's address, or, behind trusted proxies, the right-most address
 * of {@code X-Forwarded-For} that is not one of them. Whatever stands left of that, the client may have made up.
 */
@Component
public final class ClientNetworkResolver {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final InetAddress NOWHERE = InetAddress.ofLiteral("0.0.0.0");
    private static final int SUBSCRIBER_BYTES = 8;

    // An entry of X-Forwarded-For: an address, with a port or without.
    private static final Pattern V4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?");
    private static final Pattern V6_WITH_PORT = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})\\](?::[0-9]{1,5})?");
    private static final Pattern V6 = Pattern.compile("(?=.*:)([0-9A-Fa-f:.]{2,45})");

    private final List<CidrBlock> trusted;
    private final List<CidrBlock> unlimited;

    ClientNetworkResolver(NetworkSettings settings) {
        this.trusted = settings.trustedProxies();
        this.unlimited = settings.unlimitedNetworks();
    }

    /** Whether limits per network hold for who sent the request. */
    public boolean isLimited(ServerHttpRequest request) {
        InetAddress client = resolveAddress(request);
        return unlimited.stream().noneMatch(block -> block.contains(client));
    }

    /** The network in the form in which it is counted: an IPv4 address, or the /64 of an IPv6 one. */
    public String resolveNetwork(ServerHttpRequest request) {
        return toNetwork(resolveAddress(request));
    }

    /** The part of an address that one subscriber holds: all of an IPv4 address, the first 64 bits of an IPv6 one. */
    static String toNetwork(InetAddress address) {
        if (address instanceof Inet6Address) {
            byte[] head = Arrays.copyOf(address.getAddress(), SUBSCRIBER_BYTES);
            return HexFormat.of().formatHex(head) + "/64";
        }
        return address.getHostAddress();
    }

    /** Whether it says whom it comes from, and is not believed. */
    boolean isForwardedByUntrusted(ServerHttpRequest request) {
        return request.getHeaders().containsHeader(FORWARDED_FOR) && !isTrusted(socketAddress(request));
    }

    /** Whether what it says of the request that it passes on is believed. */
    public boolean isFromTrustedProxy(ServerHttpRequest request) {
        return isTrusted(socketAddress(request));
    }

    InetAddress resolveAddress(ServerHttpRequest request) {
        InetAddress socket = socketAddress(request);
        if (trusted.isEmpty() || !isTrusted(socket)) {
            return socket;
        }
        return resolveForwarded(socket, request.getHeaders().getOrEmpty(FORWARDED_FOR));
    }

    private static InetAddress socketAddress(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null ? NOWHERE : remote.getAddress();
    }

    private InetAddress resolveForwarded(InetAddress proxy, List<String> lines) {
        List<String> hops = lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        InetAddress nearest = proxy;
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = parseEntry(hop.strip());
            if (address.isEmpty()) {
                return nearest;
            }
            nearest = address.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    private boolean isTrusted(InetAddress address) {
        return trusted.stream().anyMatch(block -> block.contains(address));
    }

    private static Optional<InetAddress> parseEntry(String entry) {
        return Stream.of(V4, V6_WITH_PORT, V6)
                .map(form -> form.matcher(entry))
                .filter(Matcher::matches)
                .findFirst()
                .flatMap(address -> parseLiteral(address.group(1)));
    }

    private static Optional<InetAddress> parseLiteral(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
