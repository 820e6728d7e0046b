package io.latchkey.gateway.network;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one entry of {@code X-Forwarded-For}: an address, with a port or without. */
final class ForwardedForParser {
    private static final Pattern V4 = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?");
    private static final Pattern V6_WITH_PORT = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})\\](?::[0-9]{1,5})?");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    private ForwardedForParser() {}

    static Optional<InetAddress> parseEntry(String entry) {
        String text = entry.strip();
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            return parseLiteral(v4.group(1));
        }
        Matcher bracketed = V6_WITH_PORT.matcher(text);
        if (bracketed.matches()) {
            return parseLiteral(bracketed.group(1));
        }
        return V6.matcher(text).matches() && text.contains(":") ? parseLiteral(text) : Optional.empty();
    }

    private static Optional<InetAddress> parseLiteral(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
