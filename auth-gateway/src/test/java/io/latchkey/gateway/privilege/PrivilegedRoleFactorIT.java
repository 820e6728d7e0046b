package io.latchkey.gateway.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A second factor as a condition of the two roles. */
class PrivilegedRoleFactorIT {
    private static Gateway gateway;
    private static People people;

    @BeforeAll
    static void start() {
        gateway = Gateway.with(Map.of("LATCHKEY_PRIVILEGED_SECOND_FACTOR", "required"));
        people = new People(gateway);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void aSessionWithoutTheFactorHasNoneOfTheTwoRoles() {
        UUID executive = people.id(Gateway.FIRST_EXECUTIVE);
        // Signed in before the role asked for more.
        gateway.rows().change("UPDATE account SET roles = '{USER}' WHERE account_id = ?", executive);
        Browser without = people.executive();
        gateway.rows().change("UPDATE account SET roles = '{USER,EXECUTIVE}' WHERE account_id = ?", executive);
        assertThat(without.get("/api/v1/accounts").problem()).isEqualTo("forbidden");
        assertThat(without.get("/api/v1/sessions/current").status()).isEqualTo(200);
        assertThat(gateway.browser()
                        .post("/api/v1/sessions", Map.of("email", Gateway.FIRST_EXECUTIVE, "password", "right"))
                        .problem())
                .as("a sign-in that proved less than the role asks for")
                .isEqualTo("invalid-credentials");
        enrolled(executive);
        Browser with = people.signInWithFactor(Gateway.FIRST_EXECUTIVE);
        assertThat(with.get("/api/v1/accounts").status()).isEqualTo(200);
        String olga = People.address();
        var created = with.post(
                "/api/v1/accounts",
                Map.of("email", olga, "displayName", "Olga", "locale", "en", "roles", List.of("OPERATIONS")));
        UUID operator = UUID.fromString(created.json().get("accountId").asString());
        enrolled(operator);
        assertThat(people.signInWithFactor(olga)
                        .post("/api/v1/operations-tokens", "{}")
                        .status())
                .isEqualTo(201);
        String rosa = People.address();
        UUID promoted = people.create(with, rosa, "Rosa");
        Browser signedIn = people.signIn(rosa);
        assertThat(with.patch("/api/v1/accounts/" + promoted, Map.of("displayName", "Rosa M."))
                        .status())
                .isEqualTo(204);
        assertThat(signedIn.get("/api/v1/sessions/current").status()).isEqualTo(200);
        assertThat(with.patch("/api/v1/accounts/" + promoted, Map.of("roles", List.of("OPERATIONS")))
                        .status())
                .isEqualTo(204);
        assertThat(signedIn.get("/api/v1/sessions/current").status())
                .as("the role needs a factor that she does not have")
                .isEqualTo(401);
    }

    @Test
    void accountServiceIsToldThatTheRoleRequiresOneAndThatItsLossDoesNot() {
        UUID id = people.id(Gateway.FIRST_EXECUTIVE);
        gateway.accountService()
                .on("/internal/v1/sign-ins", asked -> FakePeer.Answer.ok("{\"outcome\":\"INVALID_CREDENTIALS\"}"));
        assertThat(signInFacts(Gateway.FIRST_EXECUTIVE)).contains("\"twoFactor\":\"REQUIRED\"");
        gateway.rows().change("UPDATE account SET roles = '{USER}' WHERE account_id = ?", id);
        assertThat(signInFacts(Gateway.FIRST_EXECUTIVE)).contains("\"twoFactor\":\"OFF\"");
        gateway.rows().change("UPDATE account SET roles = '{USER,EXECUTIVE}' WHERE account_id = ?", id);
    }

    private static String signInFacts(String email) {
        gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", "whatever it is"));
        return gateway.accountService().asked().getLast().body();
    }

    private static void enrolled(UUID id) {
        gateway.rows().change("""
                UPDATE account SET state_two_factor = 'ENROLLED', state_version = 1000 WHERE account_id = ?
                """, id);
    }
}
