package io.latchkey.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The load generator against a real HTTP server. */
class LoadTests {

    private final AtomicInteger served = new AtomicInteger();
    private final List<String> hosts = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private int status = 202;
    private boolean chunked;
    private boolean closing;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (closing) {
                exchange.getResponseHeaders().add("Connection", "close");
            }
            exchange.sendResponseHeaders(status, chunked ? 0 : body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anAnswerIsReadWithALengthInChunksAndEmpty() {
        try (var connection = LoadConnection.openTo(port())) {
            assertThat(connection.send(request("a ü")).body()).isEqualTo("a ü");
            chunked = true;
            assertThat(connection.send(request("b".repeat(50_000))).body()).hasSize(50_000);
            chunked = false;
            assertThat(connection.send(RawRequest.of("GET", "/", "")).body()).isEmpty();
            assertThat(connection.send(request("c")).findHeader("CONTENT-LENGTH"))
                    .hasValue("1");
        }
    }

    /** The inbox is asked by no other name. */
    @Test
    void aConnectionNamesTheHostWithItsPort() {
        try (var connection = LoadConnection.openTo(port())) {
            connection.send(request("a"));
        }
        assertThat(hosts).containsExactly("localhost:" + port());
    }

    @Test
    void aConnectionThatTheOtherSideClosesIsOpenedAgain() {
        closing = true;
        try (var connection = LoadConnection.openTo(port())) {
            assertThat(connection.send(request("a")).body()).isEqualTo("a");
            assertThat(connection.send(request("b")).body()).isEqualTo("b");
        }
    }

    @Test
    void everyRequestIsSentOnce() {
        var round = new ClosedLoop(port(), 4, 202).runAll(Collections.nCopies(100, request("x")));

        assertThat(round.answers()).isEqualTo(100);
        assertThat(served).hasValue(100);
    }

    @Test
    void anAnswerThatWasNotExpectedEndsTheRound() {
        status = 503;

        assertThatThrownBy(() -> new ClosedLoop(port(), 2, 202).runAll(List.of(request("x"))))
                .hasMessageContaining("503");
    }

    @Test
    void aSteadyRateSendsNothingBeforeItsTimeAndAnswersInOrder() {
        var sent = new OpenLoop(port(), 202, Clock.systemUTC()).runAtRate(500, Collections.nCopies(60, request("x")));

        assertThat(sent).hasSize(60).allSatisfy(each -> {
            assertThat(each.sent()).isAfterOrEqualTo(each.due());
            assertThat(each.answered()).isAfterOrEqualTo(each.sent());
        });
        assertThat(sent).isSortedAccordingTo((a, b) -> a.due().compareTo(b.due()));
    }

    @Test
    void aFormIsSentAsABrowserSendsIt() {
        try (var connection = LoadConnection.openTo(port())) {
            RawRequest form = RawRequest.ofForm("/", Map.of("pass word", "a&b=ü +"), "Cookie: a=b");
            assertThat(connection.send(form).body()).isEqualTo("pass+word=a%26b%3D%C3%BC+%2B");
        }
    }

    @Test
    void everyHeaderOfANameIsFound() {
        var answer = new RawAnswer(200, "Set-Cookie: a=1\nDate: x\nset-cookie: b=2\n", "");
        assertThat(answer.findHeaders("SET-COOKIE")).containsExactly("a=1", "b=2");
        assertThat(answer.findHeader("set-cookie")).hasValue("a=1");
    }

    /** The pages before it are the client's way there. */
    @Test
    void ofAFlowOnlyTheRequestThatCountsIsTimed() {
        var left = new AtomicInteger(6);
        LoadFlow flow = connection -> {
            connection.send(request("page"));
            connection.send(request("form"));
            return new FlowTime(1_000_000, 4_000_000);
        };
        var result = new FlowLoop(port(), 2).runAll(() -> left.getAndDecrement() > 0 ? flow : null);
        assertThat(served).hasValue(12);
        assertThat(result.answers()).isEqualTo(6);
        assertThat(result.millisAt(50)).isEqualTo(3, within(0.01));
    }

    private static RawRequest request(String body) {
        return RawRequest.of("POST", "/", body);
    }

    private int port() {
        return server.getAddress().getPort();
    }
}
