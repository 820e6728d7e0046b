package io.latchkey.gateway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who did what to an account is written down with the act, and stays. */
class AccountHistoryIT {
    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final Browser executive = people.executive();
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana López");
    private final String path = "/api/v1/accounts/" + id;

    @Test
    void everyActIsAnEntryWithTheValuesBeforeAndAfterNewestFirst() {
        executive.patch(path, Map.of("roles", List.of("USER", "OPERATIONS"), "displayName", "Eva"));
        executive.patch(path, Map.of("displayName", "Eva"));
        executive.call("PUT", path + "/two-factor");
        executive.call("POST", path + "/invitation");
        executive.call("PUT", path + "/disabled");
        executive.call("PUT", path + "/disabled");
        executive.call("DELETE", path + "/disabled");
        executive.call("DELETE", path + "/sessions");
        List<JsonNode> entries = entries("");
        assertThat(entries.stream().map(entry -> entry.get("act").asString()))
                .containsExactly(
                        "sessions-ended",
                        "enabled",
                        "disabled",
                        "link-sent",
                        "two-factor-required",
                        "changed",
                        "created");
        JsonNode changed = entries.get(5);
        assertThat(changed.get("before").toString()).isEqualTo("{\"roles\":[\"USER\"],\"displayName\":\"Ana López\"}");
        assertThat(changed.get("after").toString())
                .isEqualTo("{\"roles\":[\"USER\",\"OPERATIONS\"],\"displayName\":\"Eva\"}");
        assertThat(changed.get("by").asString())
                .isEqualTo(people.id(Gateway.FIRST_EXECUTIVE).toString());
        assertThat(entries.getLast().get("before").isNull()).isTrue();
        assertThat(entries.getLast().get("after").get("email").asString()).isEqualTo(email);
        assertThat(executive
                        .with("Accept", "text/html")
                        .with("Accept-Language", "es")
                        .get("/executive/accounts/" + id)
                        .response()
                        .body())
                .contains("Quién hizo qué", "Todas las sesiones cerradas", "Operaciones", "Ana López");
    }

    @Test
    void aRefusedOrFailedActLeavesNoEntry() {
        String other = People.address();
        people.create(other, "Other");
        assertThat(executive.patch(path, Map.of("email", other)).problem()).isEqualTo("email-taken");
        Browser stale = people.stale(people.executive());
        assertThat(stale.call("PUT", path + "/disabled").problem()).isEqualTo("reauthentication-required");
        assertThat(entries("")).hasSize(1);
    }

    @Test
    void theHistoryIsReadInPagesAndABadCursorIsToldSo() {
        for (int i = 0; i < 5; i++) {
            executive.patch(path, Map.of("displayName", "Ana " + i));
        }
        JsonNode first = executive.get(path + "/history?limit=4").json();
        assertThat(first.get("entries").size()).isEqualTo(4);
        String next = first.get("next").asString();
        JsonNode last = executive.get(path + "/history?limit=4&after=" + next).json();
        assertThat(last.get("entries").size()).isEqualTo(2);
        assertThat(last.get("next").isNull()).isTrue();
        UUID other = people.create(People.address(), "Other");
        String others = new HistoryCursor(other, 1).toText();
        for (String bad : List.of("x", "AAAAAAAAAAA", next + "A", next.substring(1), "%00", "-1", others)) {
            assertThat(executive.get(path + "/history?after=" + bad).problem())
                    .as(bad)
                    .isEqualTo("invalid-request");
        }
        assertThat(executive.get(path + "/history?limit=0").problem()).isEqualTo("invalid-request");
        assertThat(executive
                        .get("/api/v1/accounts/" + UUID.randomUUID() + "/history")
                        .problem())
                .isEqualTo("not-found");
        assertThat(executive.get("/api/v1/accounts/x/history").problem()).isEqualTo("not-found");
    }

    @Test
    void anErasedAccountsHistoryStaysWithoutThePerson() {
        executive.patch(path, Map.of("displayName", "Eva Secret"));
        assertThat(executive.delete(path).status()).isEqualTo(202);
        List<JsonNode> entries = entries("");
        assertThat(entries.stream().map(entry -> entry.get("act").asString()))
                .containsExactly("erased", "changed", "created");
        assertThat(entries.toString()).doesNotContain("Eva", "Ana", email).contains("\"email\":null");
        assertThat(gateway.rows()
                        .query("SELECT * FROM account_history WHERE account_id = ?", id)
                        .toString())
                .doesNotContain("Eva", "Ana", email);
    }

    @Test
    void whatIsWrittenIsNeitherChangedNorTakenAway() {
        for (String statement : List.of(
                "UPDATE account_history SET by_account = NULL WHERE account_id = ?",
                "UPDATE account_history SET after_values = '{}' WHERE account_id = ?",
                "UPDATE account_history SET after_values = account_history_without_person(after_values)"
                        + " WHERE account_id = ?",
                "DELETE FROM account_history WHERE account_id = ?")) {
            assertThatThrownBy(() -> gateway.rows().change(statement, id))
                    .as(statement)
                    .rootCause()
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> gateway.rows().change("TRUNCATE account_history"))
                .rootCause()
                .hasMessageContaining("append-only");
        executive.delete(path);
        assertThatThrownBy(() ->
                        gateway.rows().change("UPDATE account_history SET act = 'created' WHERE account_id = ?", id))
                .as("also once the account is erased")
                .rootCause()
                .hasMessageContaining("append-only");
        assertThat(entries("")).hasSize(2);
    }

    private List<JsonNode> entries(String query) {
        JsonNode entries = executive.get(path + "/history" + query).json().get("entries");
        return StreamSupport.stream(entries.spliterator(), false).toList();
    }
}
