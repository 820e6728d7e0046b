package io.latchkey.platform.edge;

import static io.latchkey.platform.edge.GuardedConnection.edge;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTests {
    private final GuardedConnection connection = new GuardedConnection(edge());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /here HTTP/1.1||",
                "GET /here HTTP/1.1|Host: a|Host: a||",
                "GET /here HTTP/1.1|Host: a,b||",
                "GET /here HTTP/1.1|Host: a b||",
                "GET /here HTTP/1.1|Host: u@a||",
                "GET /here HTTP/1.1|Host: a/b||",
                "GET /here HTTP/1.1|Host: a:x||",
                "GET /here HTTP/1.1|Host: ||",
                "GET /here HTTP/1.0|Host: a|Host: b||",
                "GET /here HTTP/1.1|Host: a|X-Folded: one| two||",
                "GET /here HTTP/1.1|Host: a|X-Folded: one|\ttwo||",
                "GET /here HTTP/1.1|Host: a|X-Folded:| two||",
                "GET /here HTTP/1.1|Host: a|Content-Length: 1|Transfer-Encoding: chunked||1|x|0||",
                "GET /here HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 1||x",
                "GET /here HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2||x",
                "GET /here HTTP/1.1|Host: a|Content-Length: +1||x",
                "GET /here HTTP/1.1|Host: a|Transfer-Encoding: identity||",
                "GET /here HTTP/1.1|Host: a|Transfer-Encoding: identity|Transfer-Encoding: chunked||0||",
                "GET /here HTTP/1.1|Host: a|Transfer-Encoding: chunked, chunked||0||",
                "GET /here HTTP/1.1|Host: a|Transfer-Encoding: gzip, chunked||0||",
                "GET /here HTTP/1.1|Host: a|Transfer-Encoding: xchunked||0||",
                "GET /here HTTP/1.0|Host: a|Transfer-Encoding: chunked||0||",
                "GET /here HTTP/1.1|Host: a|TE: identity|Transfer-Encoding: chunked||0||",
                "GET /here HTTP/1.1|Host: a|TE: gzip||",
                "GET /here HTTP/1.1|Host: a|No colon||",
                "GET /here HTTP/1.1|Host : a||",
                "GET /here HTTP/1.1|Host: a|X: \u0000||",
                "GET /here HTTP/2.0|Host: a||",
                "GET /here HTTP/9.9|Host: a||",
                "GET here HTTP/1.1|Host: a||",
                "GET * HTTP/1.1|Host: a||",
                "GET http://b/here HTTP/1.1|Host: a||",
                "GET ftp://a/here HTTP/1.1|Host: a||",
                "GET /here%zz HTTP/1.1|Host: a||",
                "GET /here% HTTP/1.1|Host: a||",
                "GET /here#x HTTP/1.1|Host: a||",
                "GET /h\u00e9re HTTP/1.1|Host: a||",
            })
    void aHeadThatTwoReadersCouldReadInTwoWaysIsRefused(String lines) {
        assertThat(connection.sends(lines.split("\\|", -1)).received())
                .startsWith("HTTP/1.1 400")
                .contains("urn:latchkey:problem:invalid-request", "\"errors\"")
                .containsOnlyOnce("HTTP/1.1 400");
        assertThat(connection.requestsBehind()).isZero();
    }

    @Test
    void aBareLineFeedIsRefused() {
        assertThat(connection.sendsText("GET /here HTTP/1.1\nHost: a\n\n").received())
                .startsWith("HTTP/1.1 400");
        assertThat(connection.requestsBehind()).isZero();
    }

    @Test
    void aFoldIsSeenHoweverTheBytesCome() {
        "GET /here HTTP/1.1\r\nHost: a\r\nX: one\r\n two\r\n\r\n"
                .chars()
                .forEach(next -> connection.sendsText(Character.toString(next)));
        assertThat(connection.received()).startsWith("HTTP/1.1 400");
    }

    @Test
    void aFoldIsSeenInARequestBehindAnother() {
        connection.sends(
                "POST /here HTTP/1.1",
                "Host: a",
                "Content-Length: 4",
                "",
                "\r\n x" + "GET /here HTTP/1.1",
                "Host: a",
                "X: one",
                " b",
                "",
                "");
        assertThat(connection.requestsBehind()).isOne();
        assertThat(connection.answers("one").received()).contains("HTTP/1.1 200", "HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /here HTTP/1.1|Host: a||",
                "GET /here/below?x=%2F;&y=. HTTP/1.1|Host: a.example-1.org:8080||",
                "GET /here HTTP/1.1|Host: [::1]:8080||",
                "GET /here HTTP/1.0||",
                "GET http://a:1/here HTTP/1.1|Host: a:1||",
                "GET /here/%C3%A9%20%40 HTTP/1.1|Host: a||",
                "POST /here HTTP/1.1|Host: a|Transfer-Encoding: Chunked||1|x|0||",
                "GET /here HTTP/1.1|Host: a|TE: trailers||",
                "GET /here HTTP/1.1|Host: a|X-Empty:|X-Spaces:    y  ||",
            })
    void anOrdinaryRequestPasses(String lines) {
        assertThat(connection.sends(lines.split("\\|", -1)).received()).isEmpty();
        assertThat(connection.requestsBehind()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/here;x=1", "/h%65re", "/here%2Fbelow", "/here%2fbelow", "/here%5Cbelow", "/here\\below", "//here",
                "/here//below", "/here/./below", "/here/../here", "/here/..", "/%2E/here", "/here%00", "/here%7e",
                "/here/%2d", "/hereafter", "/nowhere", "/",
            })
    void anotherSpellingOfAPathIsNoPath(String path) {
        assertThat(connection
                        .sends("GET " + path + " HTTP/1.1", "Host: a", "", "")
                        .received())
                .startsWith("HTTP/1.1 404")
                .contains("urn:latchkey:problem:not-found");
        assertThat(connection.requestsBehind()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void methodsForProxiesAreRefused(String method) {
        assertThat(connection
                        .sends(method + " /here HTTP/1.1", "Host: a", "", "")
                        .received())
                .startsWith("HTTP/1.1 405");
    }

    @Test
    void aLineAndHeadersThatAreTooLongAreToldApart() {
        assertThat(connection
                        .sends("GET /here?" + "x".repeat(5_000) + " HTTP/1.1", "Host: a", "", "")
                        .received())
                .startsWith("HTTP/1.1 414")
                .contains("uri-too-long", "nosniff");
        String many =
                Stream.generate(() -> "X-Many: " + "x".repeat(990)).limit(9).collect(Collectors.joining("\r\n"));
        assertThat(new GuardedConnection(edge())
                        .sends("GET /here HTTP/1.1", "Host: a", many, "", "")
                        .received())
                .startsWith("HTTP/1.1 431")
                .contains("headers-too-large", "nosniff");
    }

    @Test
    void whoLooksForAPageThatMovedIsSentThereAndNobodyElse() {
        var listener = GuardedConnection.LISTENER.withMoved("/pages", URI.create("https://b.example/"));
        assertThat(new GuardedConnection(edge(), listener)
                        .sends("GET /pages/1?x=y HTTP/1.1", "Host: a", "", "")
                        .received())
                .startsWith("HTTP/1.1 308")
                .containsIgnoringCase("location: https://b.example/pages/1?x=y\r\n");
        assertThat(new GuardedConnection(edge(), listener)
                        .sends("POST /pages/1 HTTP/1.1", "Host: a", "Content-Length: 0", "", "")
                        .received())
                .startsWith("HTTP/1.1 404");
    }
}
