package io.latchkey.gateway.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.sql.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PasswordResetApiIT {
    private static final String PATH = "/api/v1/password-resets";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final OutboxRows outbox = new OutboxRows(gateway);

    @Test
    void knownUnknownAndDisabledAddressesGetTheSameAnswer() {
        String known = People.address();
        people.create(known, "Ana");
        String disabled = People.address();
        UUID shut = people.create(disabled, "Bob");
        gateway.rows().change("UPDATE account SET status = 'DISABLED' WHERE account_id = ?", shut);
        var answers = List.of(ask(known), ask(People.address()), ask(disabled), ask(known));
        for (Browser.Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.response().body()).isEqualTo("{\"status\":\"accepted\"}");
            assertThat(comparable(answer)).isEqualTo(comparable(answers.getFirst()));
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void eachRequestLeavesOneRowOfOneSizeBeforeTheAnswer() {
        String known = People.address();
        UUID id = people.create(known, "Ana");
        gateway.rows().change("UPDATE account SET profile_version = 123456789 WHERE account_id = ?", id);
        long before = outbox.last();
        ask(known);
        var first = outbox.after(before);
        assertThat(first).hasSize(1);
        ask(People.address());
        var second = outbox.after(first.getFirst().id());
        assertThat(second).hasSize(1);
        var requested = first.getFirst();
        var unknown = second.getFirst();
        assertThat(requested.size()).isEqualTo(unknown.size());
        assertThat(requested.topic()).isEqualTo("account.events.v1");
        assertThat(requested.key()).isEqualTo(id.toString());
        assertThat(requested.headers().get("ce_subject").asString()).isEqualTo(id.toString());
        assertThat(requested.data().get("accountId").asString()).isEqualTo(id.toString());
        assertThat(requested.data().get("profileVersion").asLong()).isEqualTo(123456789);
        assertThat(requested.data().get("requestedBy").asString()).isEqualTo("HOLDER");
        assertThat(requested.data().get("requestId").asString())
                .isEqualTo(requested.eventId().toString());
        assertThat(unknown.topic()).isEqualTo("account.security.v1");
        assertThat(unknown.type()).isEqualTo("io.latchkey.PasswordResetForUnknownAddress.v1");
        assertThat(unknown.key()).isEqualTo(unknown.eventId().toString());
        assertThat(unknown.headers().has("ce_subject")).isFalse();
    }

    @Test
    void noAddressGoesIntoTheOutboxAndADigestTellsAddressesApart() {
        String unknown = People.address();
        long before = outbox.last();
        ask(unknown);
        ask(unknown.replace("person", "PERSON"));
        ask(People.address());
        var rows = outbox.after(before);
        assertThat(rows.toString()).doesNotContain("@");
        var digests = rows.stream()
                .map(row -> row.data().get("addressDigest").asString())
                .toList();
        assertThat(digests.get(0))
                .isEqualTo(digests.get(1))
                .isNotEqualTo(digests.get(2))
                .hasSize(43);
    }

    @Test
    void theCallersTraceGoesOnInTheAnswerAndInTheOutbox() {
        long before = outbox.last();
        var answer = gateway.browser()
                .with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .post(PATH, Map.of("email", People.address()));
        assertThat(answer.header("traceparent")).startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(outbox.after(before).getFirst().headers().get("traceparent").asString())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
        assertThat(gateway.browser()
                        .with("traceparent", "nonsense")
                        .get("/api/v1/x")
                        .header("traceparent"))
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    }

    @Test
    void anOutboxIdIsTakenOnlyWhenTheAccountsRowIsLocked() throws Exception {
        String known = People.address();
        UUID id = people.create(known, "Ana");
        long before = outbox.last();
        CompletableFuture<Browser.Answer> waiting;
        try (Connection holder = gateway.connect()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("SELECT 1 FROM account WHERE account_id = ? FOR UPDATE")) {
                lock.setObject(1, id);
                lock.executeQuery();
            }
            waiting = CompletableFuture.supplyAsync(() -> ask(known));
            awaitWaiter();
            ask(People.address());
            holder.rollback();
        }
        assertThat(waiting.get().status()).isEqualTo(202);
        assertThat(outbox.after(before))
                .extracting(OutboxRows.Waiting::topic)
                .containsExactly("account.security.v1", "account.events.v1");
    }

    @Test
    void aClientThatHangsUpLeavesAWholeRowOrNone() throws Exception {
        String known = People.address();
        UUID id = people.create(known, "Ana");
        byte[] request = ("POST " + PATH + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + (12 + known.length()) + "\r\n\r\n{\"email\":\"" + known + "\"}")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < 50; i++) {
            try (var socket = new java.net.Socket(
                    "localhost", java.net.URI.create(gateway.url()).getPort())) {
                socket.setSoLinger(true, 0);
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(i * 100_000L);
            }
        }
        assertThat(ask(known).status()).isEqualTo(202);
        var rows = outbox.of(id);
        assertThat(rows).hasSizeBetween(3, 53);
        assertThat(rows)
                .allSatisfy(row ->
                        assertThat(row.data().get("accountId").asString()).isEqualTo(id.toString()));
        assertThat(gateway.rows().count("SELECT count(*) FROM pg_locks WHERE NOT granted"))
                .isZero();
    }

    private void awaitWaiter() {
        while (gateway.rows().count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
            Thread.onSpinWait();
        }
    }

    private Browser.Answer ask(String email) {
        return gateway.browser().post(PATH, Map.of("email", email));
    }

    private static Map<String, List<String>> comparable(Browser.Answer answer) {
        var headers = new HashMap<>(answer.response().headers().map());
        List.of("date", "traceparent", "x-request-id").forEach(headers::remove);
        return headers;
    }
}
