package io.latchkey.platform.edge;

import static io.latchkey.platform.edge.GuardedConnection.edge;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EdgeTests {
    private static final String POST = "POST /here HTTP/1.1\r\nHost: a\r\n";
    private static final String GET = "GET /here HTTP/1.1\r\nHost: a\r\n\r\n";

    private final GuardedConnection connection = new GuardedConnection(edge());

    @Test
    void aRequestAndItsAnswerPassAndTheConnectionStays() {
        connection.sendsText(GET);
        assertThat(connection.requestsBehind()).isOne();

        assertThat(connection.answers("fine").received())
                .startsWith("HTTP/1.1 200")
                .endsWith("fine")
                .contains("X-Content-Type-Options: nosniff", "Cache-Control: no-store")
                .doesNotContain("close");
        assertThat(connection.sendsText(GET).requestsBehind()).isEqualTo(2);
    }

    @Test
    void aHeadThatDripsIsRefusedTenSecondsAfterItsFirstByte() {
        connection.waits(30).sendsText("GET /here HTT").waits(9).sendsText("P/1.1\r\n");
        assertThat(connection.received()).isEmpty();

        assertRefused(connection.waits(1), "408", "request-timeout");
        assertThat(connection.requestsBehind()).isZero();
    }

    @Test
    void aConnectionIsClosedWhenNothingCameForAMinute() {
        assertThat(connection.waits(59).isOpen()).isTrue();
        assertThat(connection.waits(1).isOpen()).isFalse();
        assertThat(connection.received()).isEmpty();
    }

    @Test
    void theMinuteBeginsWithTheLastAnswerAndNotWhileItIsWaitedFor() {
        connection.waits(50).sendsText(GET).waits(20).waits(30);
        assertThat(connection.isOpen()).isTrue();
        connection.answers("late");
        assertThat(connection.waits(40).waits(19).isOpen()).isTrue();
        assertThat(connection.waits(1).isOpen()).isFalse();
    }

    @Test
    void aConnectionWithoutARequestIsNotToldThatOneIsLate() {
        assertThat(connection.sendsText(GET).answers("x").received()).isNotEmpty();
        assertThat(connection.waits(30).received()).isEmpty();
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void aBodyThatDripsIsRefusedTenSecondsAfterItsHead() {
        connection.sendsText(POST + "Content-Length: 50\r\n\r\n").waits(9).sendsText("a");
        assertThat(connection.received()).isEmpty();

        assertRefused(connection.waits(1), "408", "request-timeout");
    }

    @Test
    void aBodyThatCameInTimeIsWaitedForNoLonger() {
        connection
                .sendsText(POST + "Content-Length: 2\r\n\r\n")
                .waits(9)
                .sendsText("ab")
                .waits(30);
        assertThat(connection.received()).isEmpty();
        assertThat(connection.answers("fine").received())
                .startsWith("HTTP/1.1 200")
                .doesNotContain("close");
    }

    @Test
    void aBodyDeclaredTooLargeIsRefusedUnread() {
        assertRefused(connection.sendsText(POST + "Content-Length: 101\r\n\r\n"), "413", "too-large");
        assertThat(connection.requestsBehind()).isZero();
    }

    @Test
    void aBodyThatBecomesTooLargeInChunksIsRefused() {
        String chunk = "3c\r\n" + "x".repeat(60) + "\r\n";
        connection.sendsText(POST + "Transfer-Encoding: chunked\r\n\r\n" + chunk);
        assertThat(connection.received()).isEmpty();
        assertRefused(connection.sendsText(chunk), "413", "too-large");
        assertThat(connection.bytesBehind()).isEqualTo(60);
    }

    @Test
    void anAnswerBeforeTheBodyHasComeEndsTheConnection() {
        connection.sendsText(POST + "Content-Length: 50\r\n\r\nabc").answers("no");
        assertThat(connection.received()).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void moreBytesThanTheListenerHoldsAreRefusedUntilOthersAreAnswered() {
        EdgeGuard edge = edge(100, 80);
        var first = new GuardedConnection(edge).sendsText(POST + "Content-Length: 60\r\n\r\n" + "x".repeat(60));
        String body = POST + "Content-Length: 30\r\n\r\n" + "x".repeat(30);

        var second = new GuardedConnection(edge).sendsText(body);
        String refusal = second.received();
        assertThat(refusal)
                .startsWith("HTTP/1.1 503")
                .containsIgnoringCase("retry-after: 1")
                .contains("unavailable");

        first.answers("done");
        assertThat(new GuardedConnection(edge).sendsText(body).received()).isEmpty();
    }

    @Test
    void moreBodiesThanTheListenerHoldsAreRefusedUntilOthersGoAway() {
        EdgeGuard edge = edge(1, 1_000);
        String head = POST + "Content-Length: 60\r\n\r\n";
        var first = new GuardedConnection(edge).sendsText(head);
        assertRefused(new GuardedConnection(edge).sendsText(head), "503", "unavailable");
        assertThat(new GuardedConnection(edge).sendsText(GET).requestsBehind()).isOne();

        first.breaksOff();
        assertThat(new GuardedConnection(edge).sendsText(head).received()).isEmpty();
    }

    @Test
    void anotherListenerHasItsOwnBudget() {
        EdgeGuard edge = edge(1, 1_000);
        String head = POST + "Content-Length: 60\r\n\r\n";
        new GuardedConnection(edge).sendsText(head);
        var other = EdgeListener.of("other", GuardedConnection.LISTENER.largestBody(), "/here");
        assertThat(new GuardedConnection(edge, other).sendsText(head).received())
                .isEmpty();
    }

    @Test
    void aRefusalWaitsForTheAnswersToWhatWasAskedBefore() {
        connection.sendsText(GET + "GET /here HTTP/1.1\r\n\r\n");
        assertThat(connection.received()).isEmpty();

        String all = connection.answers("first").received();
        assertThat(all).startsWith("HTTP/1.1 200").contains("first").contains("HTTP/1.1 400");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whatStandsBehindARefusedRequestIsNotRead() {
        connection.sendsText("GET /here HTTP/1.1\r\n\r\n" + GET);
        assertThat(connection.requestsBehind()).isZero();
        assertThat(connection.received()).containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void whatStandsBehindARefusalThatWaitsIsNotReadEither() {
        connection.sendsText(GET + "GET /here HTTP/1.1\r\n\r\n" + GET).sendsText(GET);
        assertThat(connection.requestsBehind()).isOne();
    }

    @Test
    void whoSendsRequestAfterRequestWithoutWaitingIsRefusedAtTheThirtyThird() {
        connection.sendsText(GET.repeat(34));
        assertThat(connection.requestsBehind()).isEqualTo(32);
        for (int i = 0; i < 32; i++) {
            connection.answers("fine");
        }
        assertThat(connection.received()).containsOnlyOnce("HTTP/1.1 400");
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoeverAsksForHeadGetsNoBodyFromTheEdge() {
        String answer = connection
                .sendsText("HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n")
                .received();
        assertThat(answer).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
    }

    private static void assertRefused(GuardedConnection connection, String status, String name) {
        assertThat(connection.received())
                .startsWith("HTTP/1.1 " + status)
                .contains("urn:latchkey:problem:" + name, "X-Content-Type-Options: nosniff")
                .containsIgnoringCase("connection: close");
        assertThat(connection.isOpen()).isFalse();
    }
}
