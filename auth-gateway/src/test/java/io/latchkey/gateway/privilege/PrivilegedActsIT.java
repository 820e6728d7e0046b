package io.latchkey.gateway.privilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** What a stolen session of an executive cannot do. */
class PrivilegedActsIT {
    private static final String PATH = "/api/v1/accounts/";
    private static final String PROOF = "/api/v1/sessions/current/proof";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final OutboxRows outbox = new OutboxRows(gateway);
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana López");
    private final UUID peer = people.create(People.address(), "Eva", List.of("EXECUTIVE"));
    private final UUID operator = people.create(People.address(), "Olga", List.of("OPERATIONS"));
    private final Browser stale = people.stale(people.executive());

    /** Method, path below an account, and body, of what takes away what protects somebody. */
    static Stream<Arguments> privileged() {
        return Stream.of(
                Arguments.of("PUT", "/disabled", null),
                Arguments.of("DELETE", "/two-factor", null),
                Arguments.of("POST", "/two-factor/reset", null),
                Arguments.of("DELETE", "/sessions", null),
                Arguments.of("DELETE", "", null),
                Arguments.of("PATCH", "", Map.of("email", "moved@example.org", "displayName", "Moved")),
                Arguments.of("PATCH", "", Map.of("roles", List.of("EXECUTIVE"))),
                Arguments.of("PATCH", "", Map.of("roles", List.of("USER", "OPERATIONS"))));
    }

    /** What is daily work, unless it is done to a peer. */
    static Stream<Arguments> routine() {
        return Stream.of(
                Arguments.of("PATCH", "", Map.of("displayName", "Another Name", "locale", "es")),
                Arguments.of("POST", "/invitation", null),
                Arguments.of("PUT", "/two-factor", null),
                Arguments.of("DELETE", "/disabled", null));
    }

    @ParameterizedTest
    @MethodSource("privileged")
    void aStaleSessionDoesNothingPrivileged(String method, String path, @Nullable Map<String, Object> body) {
        refused(id, method, path, body);
        refused(peer, method, path, body);
        refused(operator, method, path, body);
    }

    @ParameterizedTest
    @MethodSource("routine")
    void dailyWorkNeedsNoProofButToAPeerItDoes(String method, String path, @Nullable Map<String, Object> body) {
        refused(peer, method, path, body);
        refused(operator, method, path, body);
        assertThat(call(stale, id, method, path, body).status()).isIn(202, 204);
    }

    @Test
    void nobodyOfPowerIsCreatedByAStaleSession() {
        for (String role : List.of("EXECUTIVE", "OPERATIONS")) {
            String wanted = People.address();
            var account = new HashMap<String, Object>(
                    Map.of("email", wanted, "displayName", "New", "locale", "en", "roles", List.of("USER", role)));
            assertThat(stale.post("/api/v1/accounts", account).problem()).isEqualTo("reauthentication-required");
            assertThat(gateway.rows().count("SELECT count(*) FROM account WHERE email = ?", wanted))
                    .isZero();
            account.put("roles", List.of("USER"));
            assertThat(stale.post("/api/v1/accounts", account).status()).isEqualTo(201);
        }
        refused(operator, "PATCH", "", Map.of("roles", List.of("USER")));
    }

    @Test
    void aProofMakesThisSessionFreshAndNoOther() {
        Browser other = people.stale(people.executive());
        people.provingRight(Gateway.FIRST_EXECUTIVE);
        assertThat(prove(stale).status()).isEqualTo(204);
        assertThat(call(stale, id, "PUT", "/disabled", null).status()).isEqualTo(202);
        assertThat(call(other, id, "DELETE", "", null).problem()).isEqualTo("reauthentication-required");
        assertThat(stale.delete(PROOF).status()).isEqualTo(204);
        assertThat(call(stale, id, "DELETE", "", null).problem()).isEqualTo("reauthentication-required");
        Browser fresh = people.executive();
        assertThat(fresh.delete(PROOF).status()).isEqualTo(204);
        assertThat(call(fresh, id, "DELETE", "", null).problem()).isEqualTo("reauthentication-required");
    }

    @Test
    void aProofThatFailsSaysWhichAndFreshensNothing() {
        Map<String, String> told = Map.of(
                "INVALID_CREDENTIALS", "invalid-credentials",
                "CODE_REQUIRED", "one-time-password-required",
                "INVALID_ONE_TIME_PASSWORD", "invalid-one-time-password");
        told.forEach((outcome, problem) -> {
            people.proving(outcome);
            assertThat(prove(stale).status()).isEqualTo(401);
            assertThat(prove(stale).problem()).isEqualTo(problem);
        });
        people.proving("TOO_MANY_ATTEMPTS", ",\"retryAfter\":30");
        assertThat(prove(stale).status()).isEqualTo(429);
        assertThat(prove(stale).header("Retry-After")).isEqualTo("30");
        people.proving("NEWS");
        assertThat(prove(stale).status()).isEqualTo(503);
        people.provingRight(email);
        assertThat(prove(stale).problem()).as("somebody else's").isEqualTo("unauthenticated");
        refused(id, "DELETE", "", null);
    }

    @Test
    void aProofThatNobodyMeantIsRefusedBeforeAnybodyIsAsked() {
        people.provingRight(Gateway.FIRST_EXECUTIVE);
        for (String body : List.of(
                "{}",
                "{\"password\":7}",
                "{\"password\":\"x\",\"oneTimePassword\":\"123456\",\"recoveryCode\":\"y\"}",
                "{\"password\":\"x\",\"surprise\":1}",
                "[")) {
            assertThat(stale.post(PROOF, body).problem()).as(body).isEqualTo("invalid-request");
        }
        assertThat(gateway.browser().post(PROOF, Map.of("password", "x")).problem())
                .isEqualTo("unauthenticated");
        refused(id, "DELETE", "", null);
    }

    @Test
    void executivesDoNoneOfItToTheirOwnAccountButChangeTheAddress() {
        String own = People.address();
        UUID ownId = people.create(own, "Own", List.of("EXECUTIVE"));
        Browser fresh = people.signIn(own);
        for (Browser browser : List.of(fresh, people.stale(people.signIn(own)))) {
            for (var act : List.of(
                    call(browser, ownId, "PUT", "/disabled", null),
                    call(browser, ownId, "DELETE", "/two-factor", null),
                    call(browser, ownId, "POST", "/two-factor/reset", null),
                    call(browser, ownId, "DELETE", "/sessions", null),
                    call(browser, ownId, "DELETE", "", null),
                    call(browser, ownId, "PATCH", "", Map.of("roles", List.of("USER"))),
                    call(browser, ownId, "PATCH", "", Map.of("roles", List.of("EXECUTIVE", "OPERATIONS"))))) {
                assertThat(act.status()).isEqualTo(409);
                assertThat(act.problem()).isEqualTo("own-account");
            }
        }
        assertThat(outbox.of(ownId)).hasSize(2);
        assertThat(call(fresh, ownId, "PATCH", "", Map.of("displayName", "Me")).status())
                .isEqualTo(204);
        people.stale(fresh);
        var moved = Map.<String, Object>of("email", People.address());
        assertThat(call(fresh, ownId, "PATCH", "", moved).problem()).isEqualTo("reauthentication-required");
        people.provingRight(own);
        assertThat(prove(fresh).status()).isEqualTo(204);
        assertThat(call(fresh, ownId, "PATCH", "", moved).status()).isEqualTo(204);
    }

    @Test
    void rolesCountAsTheyAreUnderTheLock() {
        var policy = gateway.bean(PrivilegedActPolicy.class);
        var transaction = gateway.bean(TransactionalOperator.class);
        var gone = new ExecutivePrincipal(id, true);
        assertThat(policy.lockTarget(gone, peer, true, any -> ExecutiveAct.PRIVILEGED)
                        .as(transaction::transactional)
                        .onErrorResume(ActRefusal.ROLE_LOST.problem()::isCarriedBy, refused -> Mono.empty())
                        .hasElement()
                        .block())
                .as("who is no executive any more by the time of the lock")
                .isFalse();
        gateway.rows().change("UPDATE account SET roles = '{USER,EXECUTIVE}' WHERE account_id = ?", id);
        refused(id, "POST", "/invitation", null);
    }

    private void refused(UUID target, String method, String path, @Nullable Map<String, Object> body) {
        String before = snapshot(target);
        var answer = call(stale, target, method, path, body);
        assertThat(answer.status()).as("%s %s %s", method, path, body).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("reauthentication-required");
        assertThat(snapshot(target)).isEqualTo(before);
    }

    /** Everything that an act would leave behind. */
    private String snapshot(UUID target) {
        return gateway.rows().query("SELECT * FROM account WHERE account_id = ?", target)
                + "" + outbox.of(target).size()
                + gateway.rows().count("SELECT count(*) FROM account_history WHERE account_id = ?", target);
    }

    private static Browser.Answer prove(Browser browser) {
        return browser.post(PROOF, Map.of("password", "correct horse battery"));
    }

    private static Browser.Answer call(
            Browser browser, UUID target, String method, String path, @Nullable Map<String, Object> body) {
        return body == null ? browser.call(method, PATH + target + path) : browser.patch(PATH + target + path, body);
    }
}
