package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FirstExecutiveIT {
    private static final String SETTING = "LATCHKEY_FIRST_EXECUTIVE_EMAIL";
    private static final String EXECUTIVES = "SELECT count(*) FROM account WHERE 'EXECUTIVE' = ANY (roles)";

    @Test
    void thereIsOneFirstExecutiveUntilOneHasSignedIn() {
        try (var gateway = Gateway.with(Map.of(SETTING, ""))) {
            assertThat(gateway.rows().count(EXECUTIVES)).isZero();
            startTwice(gateway, "first@example.org");
            assertThat(gateway.rows().count(EXECUTIVES)).isEqualTo(1);
            UUID first = new People(gateway).id("first@example.org");
            var facts = new OutboxRows(gateway).of(first);
            assertThat(facts)
                    .extracting(OutboxRows.Waiting::type)
                    .containsExactly("io.latchkey.AccountCreated.v1", "io.latchkey.AccountProfile.v1");
            assertThat(facts.getFirst().data().get("by").isNull()).isTrue();
            assertThat(facts.getFirst().data().get("roles").toString()).isEqualTo("[\"USER\",\"EXECUTIVE\"]");
            replaceUnused(gateway, first);
            keepUsed(gateway);
        }
    }

    private static void replaceUnused(Gateway gateway, UUID first) {
        startTwice(gateway, "Second@Example.org");
        assertThat(gateway.rows().count(EXECUTIVES)).isEqualTo(1);
        assertThat(gateway.rows().count("SELECT count(*) FROM account WHERE email = 'second@example.org'"))
                .isEqualTo(1);
        var rows = gateway.rows()
                .query(
                        "SELECT topic, payload IS NULL AS tombstone FROM outbox WHERE record_key = ? ORDER BY id",
                        first.toString());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2)).containsEntry("topic", "account.events.v1").containsEntry("tombstone", false);
        assertThat(rows.get(3)).containsEntry("topic", "account.profiles.v1").containsEntry("tombstone", true);
    }

    private static void keepUsed(Gateway gateway) {
        new People(gateway).signIn("second@example.org");
        startTwice(gateway, "third@example.org");
        assertThat(gateway.rows()
                        .query("SELECT email FROM account WHERE 'EXECUTIVE' = ANY (roles)")
                        .toString())
                .contains("second@example.org")
                .doesNotContain("third");
    }

    /** Two replicas at once, each with this setting. */
    private static void startTwice(Gateway gateway, String email) {
        var starts = Stream.of(1, 2)
                .map(replica -> CompletableFuture.runAsync(
                        () -> gateway.replica(Map.of(SETTING, email)).close()))
                .toList();
        starts.forEach(CompletableFuture::join);
    }
}
