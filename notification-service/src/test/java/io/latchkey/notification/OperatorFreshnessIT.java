package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.platform.keys.UuidFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a stolen session of an operator cannot do, and what stays of what operators did. */
class OperatorFreshnessIT {
    private static final String PAUSE = "/operations/api/v1/channels/sendgrid/pause";
    private static final String RESUME = "/operations/api/v1/channels/sendgrid/resume";
    private static final Map<String, String> REASON = Map.of("reason", "the provider asked us to \"wait\"");

    private static FakeGateway keys;
    private static Bench bench;
    private static OperationsClient anybody;

    private final UUID operator = UuidFactory.nextUuid();

    @BeforeAll
    static void start() {
        keys = new FakeGateway();
        bench = new Bench(keys.settings());
        anybody = new OperationsClient(bench.stack.url());
    }

    @AfterAll
    static void stop() {
        bench.close();
        keys.close();
    }

    @Test
    void withoutAFreshProofNothingIsPausedReplayedOrDiscarded() {
        for (Instant until : new Instant[] {Instant.now().minusSeconds(1), null}) {
            for (OperationsClient stale : List.of(anybody.bearer(token(until)), session(token(until)))) {
                refused(stale.post(PAUSE, REASON));
                refused(stale.post(
                        "/operations/api/v1/letters/account.events.v1.dlt.notification-service/0/0/discard", REASON));
                refused(stale.post(
                        "/operations/api/v1/letters/replay",
                        Map.of("topic", "", "cap", 1, "dryRun", false, "reason", "again")));
                assertThat(stale.post("/operations/api/v1/letters/replay", Map.of("cap", 1, "dryRun", true))
                                .status())
                        .as("a look changes nothing")
                        .isEqualTo(200);
                assertThat(stale.post(RESUME, REASON).status()).isEqualTo(204);
            }
        }
        assertThat(bench.rows.query("SELECT deed FROM operations_audit WHERE account_id = '" + operator + "'"))
                .doesNotContain("CHANNEL_PAUSED", "LETTERS_REPLAYED", "LETTER_DISCARDED");
    }

    @Test
    void aPageKeepsWhatWasTypedUntilTheGatewaySentANewToken() {
        OperationsClient browser = session(token(Instant.now().minusSeconds(1))).with("Accept", "text/html");
        Map<String, String> typed = Map.of("action", "pause", "reason", REASON.get("reason"));
        var asked = browser.form("/operations/controls/channels/sendgrid", typed);
        assertThat(asked.status()).isEqualTo(403);
        assertThat(asked.body())
                .contains("Prove once more who you are", FakeGateway.ISSUER + "/operations?prove=1")
                .contains("name=\"reason\" value=\"the provider asked us to &quot;wait&quot;\"", "value=\"pause\"")
                .contains("action=\"/operations/controls/channels/sendgrid\"");
        OperationsClient back = session(token(Instant.now().plusSeconds(60))).with("Accept", "text/html");
        assertThat(back.form("/operations/controls/channels/sendgrid", typed).header("Location"))
                .isEqualTo("/operations/controls?done=pause");
        assertThat(anybody.bearer(token(null)).post(RESUME, REASON).status()).isEqualTo(204);
    }

    @Test
    void whatOperatorsDidIsNeitherChangedNorTakenAway() throws SQLException {
        session(token(Instant.now()));
        var database = bench.stack.database();
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            for (String change : List.of(
                    "UPDATE operations_audit SET reason = 'another'",
                    "DELETE FROM operations_audit",
                    "TRUNCATE operations_audit")) {
                assertThatThrownBy(() -> statement.executeUpdate(change))
                        .as(change)
                        .hasMessageContaining("append-only");
            }
        }
    }

    private static void refused(OperationsClient.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("reauthentication-required");
    }

    private OperationsClient session(String token) {
        return anybody.with(
                "Cookie",
                anybody.form("/operations/sign-in", Map.of("token", token)).cookie());
    }

    private String token(@Nullable Instant freshUntil) {
        var claims = FakeGateway.claims(operator, "USER", "OPERATIONS")
                .claim("fresh_until", freshUntil == null ? null : freshUntil.getEpochSecond());
        return FakeGateway.signed(claims.build(), keys.currentKey());
    }
}
