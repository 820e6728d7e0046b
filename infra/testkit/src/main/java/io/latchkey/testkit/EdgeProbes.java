package io.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What the edge promises of every port and every route behind it, tried as a stranger would. */
public final class EdgeProbes {
    private static final String END = "Connection: close\r\n\r\n";

    private EdgeProbes() {}

    /** @param path of the port's own */
    public static void assertStrict(int port, String path) {
        for (String headers : AmbiguousHeads.ALL) {
            assertRefused(port, "POST " + path + " HTTP/1.1\r\n" + headers + END, 400, "invalid-request");
        }
        String host = "Host: localhost\r\n" + END;
        assertRefused(port, "GET " + path + "?" + "x".repeat(5_000) + " HTTP/1.1\r\n" + host, 414, "uri-too-long");
        assertRefused(
                port, "GET " + path + " HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n" + host, 431, "headers-too-large");
        for (String spelling : List.of(path + ";x=1", "/" + path, path.replaceFirst("/(.)", "/./$1"), path + "%2Fx")) {
            assertRefused(port, "GET " + spelling + " HTTP/1.1\r\n" + host, 404, "not-found");
        }
        assertRefused(port, "TRACE " + path + " HTTP/1.1\r\n" + host, 405, "method-not-allowed");
    }

    /** @param route method and path */
    public static void assertGuarded(int port, String route, long largestBody) {
        String line = route + " HTTP/1.1\r\n";
        assertRefused(port, line + "Host: a\r\nHost: a\r\n" + END, 400, "invalid-request");
        assertRefused(
                port, line + "Host: localhost\r\nContent-Length: " + (largestBody + 1) + "\r\n\r\n", 413, "too-large");
    }

    /** What is not here is so for everybody alike. */
    public static void assertElsewhere(int port, String route) {
        assertRefused(port, route + " HTTP/1.1\r\nHost: localhost\r\n" + END, 404, "not-found");
    }

    /**
     * What never ends is ended by the other side.
     *
     * @param begun ports, each with the beginning of a request
     */
    public static void assertImpatient(List<Map.Entry<Integer, String>> begun) {
        List<RawHttp> slow = begun.stream()
                .map(one -> RawHttp.connect(one.getKey()).send(one.getValue()))
                .toList();
        slow.forEach(connection -> {
            assertRefused(connection.receiveAll(), 408, "request-timeout");
            connection.close();
        });
    }

    /** Sends what no client would, and waits for all that comes back. */
    public static String exchange(int port, String request) {
        return RawHttp.exchange(port, request);
    }

    private static void assertRefused(int port, String request, int status, String problem) {
        assertRefused(RawHttp.exchange(port, request), status, problem);
    }

    private static void assertRefused(String answer, int status, String problem) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status + " ")
                .contains("urn:latchkey:problem:" + problem)
                .contains(
                        "X-Content-Type-Options: nosniff",
                        "Strict-Transport-Security: ",
                        "Content-Security-Policy: default-src 'none'",
                        "Cache-Control: no-store")
                .containsOnlyOnce("HTTP/1.1 " + status)
                .doesNotContain("(reset)");
    }
}
