package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.ExecutiveFixture;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccountEditorIT extends ExecutiveFixture {
    private static final String PATH = "/api/v1/accounts/";
    private static final String CURRENT = "/api/v1/sessions/current";

    private final String email = People.address();
    private final UUID id = people.create(email, "Ana López");

    @Test
    void nameLanguageAndRolesChangeAtOnceWithFactAndProfileAndAgainChangesNothing() {
        Browser holder = people.signIn(email);
        var wish = Map.of("displayName", " Eva Ruiz ", "locale", "es-MX", "roles", List.of("OPERATIONS"));
        assertThat(executive.patch(PATH + id, wish).status()).isEqualTo(204);
        var account = executive.get(PATH + id).json();
        assertThat(account.get("displayName").asString()).isEqualTo("Eva Ruiz");
        assertThat(account.get("locale").asString()).isEqualTo("es");
        assertThat(account.get("roles").toString()).isEqualTo("[\"USER\",\"OPERATIONS\"]");
        var facts = outbox.of(id).subList(2, 4);
        assertThat(facts)
                .extracting(OutboxRows.Waiting::type)
                .containsExactly("io.latchkey.AccountChanged.v1", "io.latchkey.AccountProfile.v1");
        var fact = facts.getFirst().data();
        assertThat(fact.get("version").asLong()).isEqualTo(2);
        assertThat(fact.get("profileVersion").asLong()).isEqualTo(2);
        assertThat(fact.get("changed").toString()).isEqualTo("[\"displayName\",\"locale\",\"roles\"]");
        assertThat(fact.toString()).doesNotContain("Eva", email);
        assertThat(facts.getLast().data().get("displayName").asString()).isEqualTo("Eva Ruiz");
        assertThat(found("eva")).contains(id);
        assertThat(found("ruiz")).contains(id);
        assertThat(found("ana l")).doesNotContain(id);
        assertThat(holder.get(CURRENT).status()).isEqualTo(200);
        assertThat(executive.patch(PATH + id, wish).status()).isEqualTo(204);
        assertThat(executive.patch(PATH + id, "{}").status()).isEqualTo(204);
        assertThat(outbox.of(id)).hasSize(4);
    }

    @Test
    void aNewAddressGetsALinkAndWhoeverWasSignedInIsSoNoLonger() {
        Browser holder = people.signIn(email);
        String moved = People.address();
        assertThat(executive.patch(PATH + id, Map.of("email", moved)).status()).isEqualTo(204);
        var facts = outbox.of(id).subList(2, 5);
        assertThat(facts)
                .extracting(OutboxRows.Waiting::type)
                .containsExactly(
                        "io.latchkey.AccountChanged.v1",
                        "io.latchkey.AccountProfile.v1",
                        "io.latchkey.PasswordResetRequested.v1");
        assertThat(facts.get(0).data().get("changed").toString()).isEqualTo("[\"email\"]");
        assertThat(facts.get(1).data().get("email").asString()).isEqualTo(moved);
        assertThat(facts.get(2).data().get("profileVersion").asLong()).isEqualTo(2);
        assertThat(facts.get(2).data().get("requestedBy").asString()).isEqualTo("EXECUTIVE");
        assertThat(holder.get(CURRENT).problem()).isEqualTo("unauthenticated");
        assertThat(found(moved)).containsExactly(id);
        assertThat(found(email)).isEmpty();
        assertThat(people.create(email, "Another")).isNotEqualTo(id);
    }

    @Test
    void everyQuestionAfterAChangeOfAddressNamesTheFactThatChangedIt() {
        assertThat(facts(email).has("addressVersion")).isFalse();
        String moved = People.address();
        executive.patch(PATH + id, Map.of("displayName", "Eva Ruiz"));
        executive.patch(PATH + id, Map.of("email", moved));
        executive.patch(PATH + id, Map.of("displayName", "Eva López"));
        assertThat(facts(moved).get("version").asLong()).isEqualTo(4);
        assertThat(facts(moved).get("addressVersion").asLong()).isEqualTo(3);
    }

    private JsonNode facts(String address) {
        gateway.browser().post("/api/v1/sessions", Map.of("email", address, "password", "x"));
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body())
                .get("facts");
    }

    @Test
    void anAddressChangesOnlyAfterASignInOfJustNow() {
        Browser stale = people.executive();
        gateway.rows().change("""
                UPDATE session SET signed_in_at = signed_in_at - interval '16 minutes' WHERE account_id = ?
                """, people.id(Gateway.FIRST_EXECUTIVE));
        var refused = stale.patch(PATH + id, Map.of("email", People.address(), "displayName", "Eva"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("reauthentication-required");
        assertThat(outbox.of(id)).hasSize(2);
        assertThat(stale.patch(PATH + id, Map.of("email", email, "displayName", "Eva"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void anAddressGoesToOneAccountAlsoWhenTwoAskAtOnce() throws Exception {
        UUID other = people.create(People.address(), "Other");
        String wanted = People.address();
        assertThat(executive
                        .patch(PATH + id, Map.of("email", Gateway.FIRST_EXECUTIVE))
                        .problem())
                .isEqualTo("email-taken");
        List<Callable<Integer>> tries = new ArrayList<>();
        for (UUID one : List.of(id, other, id, other)) {
            tries.add(() -> executive.patch(PATH + one, Map.of("email", wanted)).status());
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : threads.invokeAll(tries)) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnly(204, 409);
        }
        assertThat(gateway.rows().count("SELECT count(*) FROM account WHERE email = ?", wanted))
                .isEqualTo(1);
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        var answer = executive.patch(
                PATH + id, "{\"email\":\"x\",\"displayName\":\" \",\"locale\":\"fr\",\"roles\":[\"KING\"]}");
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().get("errors").size()).isEqualTo(4);
        assertThat(executive.patch(PATH + id, "{\"status\":\"ACTIVE\"}").problem())
                .isEqualTo("invalid-request");
    }

    private List<UUID> found(String q) {
        return executive
                .get("/api/v1/accounts?q=" + q.replace(" ", "%20"))
                .json()
                .get("accounts")
                .valueStream()
                .map(account -> UUID.fromString(account.get("accountId").asString()))
                .toList();
    }
}
