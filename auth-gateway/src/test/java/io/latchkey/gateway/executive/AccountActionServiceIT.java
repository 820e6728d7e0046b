package io.latchkey.gateway.executive;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.ExecutiveFixture;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountActionServiceIT extends ExecutiveFixture {
    private static final String PATH = "/api/v1/accounts/";
    private static final String CURRENT = "/api/v1/sessions/current";

    private final String email = People.address();
    private final UUID id = people.create(email, "Ana López");

    /** Method, path below the account, fact, what the account says before and after, and whether sessions end. */
    static Stream<Arguments> actions() {
        return Stream.of(
                Arguments.of("PUT", "/disabled", "AccountDisabled", Map.of(), Map.of("status", "DISABLED"), true),
                Arguments.of("DELETE", "/disabled", "AccountEnabled", Map.of("status", "DISABLED"), Map.of(), false),
                Arguments.of(
                        "PUT", "/two-factor", "TwoFactorRequired", Map.of(), Map.of("two_factor", "REQUIRED"), true),
                Arguments.of(
                        "DELETE",
                        "/two-factor",
                        "TwoFactorRemoved",
                        Map.of("two_factor", "REQUIRED", "state_two_factor", "ENROLLED"),
                        Map.of("two_factor", "OFF"),
                        false),
                Arguments.of(
                        "POST",
                        "/two-factor/reset",
                        "TwoFactorReset",
                        Map.of("two_factor", "REQUIRED", "state_two_factor", "ENROLLED"),
                        Map.of("two_factor", "REQUIRED"),
                        true));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anActionHoldsAtOnceAndIsOneFactAndDoingItAgainIsNone(
            String method,
            String path,
            String fact,
            Map<String, String> before,
            Map<String, String> after,
            boolean endsSessions) {
        Browser holder = people.signIn(email);
        before.forEach(this::set);
        assertThat(executive.call(method, PATH + id + path).status()).isEqualTo(202);
        var last = outbox.of(id).getLast();
        assertThat(last.type()).isEqualTo("io.latchkey." + fact + ".v1");
        assertThat(last.data().get("version").asLong()).isEqualTo(2);
        assertThat(last.data().get("by").asString())
                .isEqualTo(people.id(Gateway.FIRST_EXECUTIVE).toString());
        assertThat(last.data().toString()).doesNotContain(email, "Ana");
        var account = executive.get(PATH + id).json();
        assertThat(account.get("status").asString()).isEqualTo(after.getOrDefault("status", "ACTIVE"));
        assertThat(account.get("twoFactor").asString()).isEqualTo(after.getOrDefault("two_factor", "OFF"));
        assertThat(holder.get(CURRENT).status()).isEqualTo(endsSessions ? 401 : 200);
        assertThat(executive.call(method, PATH + id + path).status()).isEqualTo(202);
        assertThat(outbox.of(id)).hasSize(3);
        assertThat(gateway.rows().count("SELECT version FROM account WHERE account_id = ?", id))
                .isEqualTo(2);
    }

    @Test
    void requiringAFactorOfWhoHasOneEndsNothingAndIsNoFact() {
        Browser holder = people.signIn(email);
        set("state_two_factor", "ENROLLED");
        int facts = outbox.of(id).size();
        assertThat(executive.call("PUT", PATH + id + "/two-factor").status()).isEqualTo(202);
        assertThat(holder.get(CURRENT).status()).isEqualTo(200);
        assertThat(outbox.of(id)).hasSize(facts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT /two-factor", "POST /two-factor/reset"})
    void aSignInThatWasVerifiedBeforeAFactorWasAskedForOpensNothingAfter(String action) {
        String[] act = action.split(" ", 2);
        if (act[0].equals("POST")) {
            set("state_two_factor", "ENROLLED");
        }
        people.verifying(email, 1);
        var verified = gateway.accountService();
        verified.on("/internal/v1/sign-ins", asked -> {
            // The executive is quicker than the answer.
            executive.call(act[0], PATH + id + act[1]);
            return FakePeer.Answer.ok("""
                    {"outcome":"VERIFIED","accountId":"%s","credentialVersion":1,"state":{"version":2,
                    "status":"ACTIVE","twoFactor":"OFF","passwordSetAt":"2026-01-01T00:00:00Z"}}
                    """.formatted(id));
        });
        assertThat(gateway.browser()
                        .post("/api/v1/sessions", Map.of("email", email, "password", "right"))
                        .problem())
                .isEqualTo("invalid-credentials");
        assertThat(gateway.rows().count("SELECT count(*) FROM session WHERE account_id = ?", id))
                .isZero();
    }

    @Test
    void aDisabledAccountOpensNoSessionWhateverAccountServiceSays() {
        people.signIn(email);
        executive.call("PUT", PATH + id + "/disabled");
        var refused = gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", "right"));
        assertThat(refused.problem()).isEqualTo("invalid-credentials");
        executive.call("DELETE", PATH + id + "/disabled");
        assertThat(people.signIn(email).get(CURRENT).status()).isEqualTo(200);
    }

    @Test
    void anErasedAccountIsGoneItsAddressFreeAndItsIdNeverGivenAgain() {
        Browser holder = people.signIn(email);
        assertThat(executive.delete(PATH + id).status()).isEqualTo(202);
        assertThat(holder.get(CURRENT).problem()).isEqualTo("unauthenticated");
        assertThat(executive.get(PATH + id).problem()).isEqualTo("not-found");
        assertThat(executive.delete(PATH + id).problem()).isEqualTo("not-found");
        var rows = gateway.rows()
                .query(
                        "SELECT topic, payload IS NULL AS tombstone FROM outbox WHERE record_key = ? ORDER BY id",
                        id.toString());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2)).containsEntry("topic", "account.events.v1").containsEntry("tombstone", false);
        assertThat(rows.get(3)).containsEntry("topic", "account.profiles.v1").containsEntry("tombstone", true);
        assertThat(gateway.rows().count("SELECT count(*) FROM erased_account WHERE account_id = ?", id))
                .isEqualTo(1);
        assertThat(people.create(email, "Somebody Else")).isNotEqualTo(id);
    }

    @Test
    void unknownIdsAreNotFound() {
        for (String nobody : List.of(UUID.randomUUID().toString(), "1", "x")) {
            actions().map(Arguments::get).forEach(action -> assertThat(executive
                            .call(String.valueOf(action[0]), PATH + nobody + action[1])
                            .problem())
                    .isEqualTo("not-found"));
            assertThat(executive.patch(PATH + nobody, "{}").problem()).isEqualTo("not-found");
        }
    }

    @Test
    void theLastExecutiveStaysOneAlsoWhenTwoAreSentAwayAtOnce() throws Exception {
        try (var own = Gateway.with(Map.of())) {
            var them = new People(own);
            Browser first = them.executive();
            UUID firstId = them.id(Gateway.FIRST_EXECUTIVE);
            String second = People.address();
            UUID secondId = them.create(second, "Second");
            assertThat(first.patch(PATH + secondId, Map.of("roles", List.of("EXECUTIVE")))
                            .status())
                    .isEqualTo(204);
            Browser other = them.signIn(second);
            List<Callable<Integer>> both = List.of(
                    () -> first.call("PUT", PATH + secondId + "/disabled").status(),
                    () -> other.patch(PATH + firstId, Map.of("roles", List.of("USER")))
                            .status());
            try (var threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> answer : threads.invokeAll(both)) {
                    assertThat(answer.get()).isIn(202, 204, 409, 401, 403);
                }
            }
            assertThat(own.rows().count("""
                            SELECT count(*) FROM account WHERE 'EXECUTIVE' = ANY (roles) AND status = 'ENABLED'
                            """)).isEqualTo(1);
        }
    }

    private void set(String column, String value) {
        gateway.rows().change("UPDATE account SET " + column + " = ? WHERE account_id = ?", value, id);
    }
}
