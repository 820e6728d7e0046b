package io.latchkey.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.SecondFactors;
import io.latchkey.gateway.session.SessionService;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CredentialUpdaterIT extends HolderFixture {
    private static final String CURRENT = "/api/v1/sessions/current";
    private static final String PASSWORD =
            "{\"currentPassword\":\"the old one\",\"newPassword\":\"four new words here\"}";

    private final SecondFactors factors = new SecondFactors(gateway, id);
    private final Browser here = people.signIn(email);

    CredentialUpdaterIT() {
        super("Ana García");
    }

    @Test
    void aNewPasswordEndsEveryOtherSessionAndKeepsThisOne() {
        Browser there = people.signIn(email);
        changes(2);
        assertThat(put("/api/v1/password", PASSWORD).status()).isEqualTo(204);
        assertThat(here.get(CURRENT).status()).isEqualTo(200);
        assertThat(there.get(CURRENT).status()).isEqualTo(401);
        assertThat(gateway.rows().count("SELECT min_credential_version FROM account WHERE account_id = ?", id))
                .isEqualTo(2);
        JsonNode asked = asked();
        assertThat(asked.get("facts").get("accountId").asString()).isEqualTo(id.toString());
        assertThat(asked.get("context").toString()).contains("ana", "garcía", "example");
        // Who verified the old password meanwhile comes too late.
        people.verifying(email, 1);
        assertThat(gateway.browser()
                        .post("/api/v1/sessions", Map.of("email", email, "password", "x"))
                        .problem())
                .isEqualTo("invalid-credentials");
    }

    @Test
    void theBrowserInWhichThePasswordWasChangedStaysKnown() {
        changes(2);
        var answer = put("/api/v1/password", PASSWORD);
        String mark =
                answer.response().headers().allValues("Set-Cookie").getFirst().split(";", 2)[0];
        gateway.browser().with("Cookie", mark).post("/api/v1/sessions", Map.of("email", email, "password", "x"));
        assertThat(asked().get("knownDevice").get("credentialVersion").asLong()).isEqualTo(2);
    }

    @Test
    void newsOfTheChangeThatComeRoundFirstDoNotSignItsAuthorOut() {
        gateway.accountService().on("/internal/v1/password-changes", asked -> {
            // What the listener does on PasswordChanged, while the answer is on its way.
            gateway.rows().change("UPDATE account SET min_credential_version = 2 WHERE account_id = ?", id);
            gateway.bean(SessionService.class).revokeOlder(id, 2).block();
            return FakePeer.Answer.ok("{\"outcome\":\"CHANGED\"," + factors.proof(2) + "}");
        });
        assertThat(put("/api/v1/password", PASSWORD).status()).isEqualTo(204);
        assertThat(here.get(CURRENT).status()).isEqualTo(200);
    }

    /** The news of the change may end the session first, and only then the executive; the change brings nothing back. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT /two-factor", "DELETE /sessions"})
    void aSessionThatAnExecutiveEndsMeanwhileIsNotCarriedOn(String action) {
        Browser executive = people.executive();
        String[] act = action.split(" ", 2);
        gateway.accountService().on("/internal/v1/password-changes", asked -> {
            gateway.bean(SessionService.class).revokeOlder(id, 2).block();
            executive.call(act[0], "/api/v1/accounts/" + id + act[1]);
            return FakePeer.Answer.ok("{\"outcome\":\"CHANGED\"," + factors.proof(2) + "}");
        });
        put("/api/v1/password", PASSWORD);
        assertThat(here.get(CURRENT).status()).isEqualTo(401);
    }

    @Test
    void aPasswordChangedWhileTheAccountIsDisabledOpensNothing() {
        gateway.accountService().on("/internal/v1/password-changes", asked -> {
            gateway.rows().change("UPDATE account SET status = 'DISABLED' WHERE account_id = ?", id);
            return FakePeer.Answer.ok("{\"outcome\":\"CHANGED\"," + factors.proof(2) + "}");
        });
        put("/api/v1/password", PASSWORD);
        assertThat(here.get(CURRENT).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\":\"INVALID_CREDENTIALS\"}|401|invalid-credentials",
                "{\"outcome\":\"PASSWORD_REJECTED\",\"reasons\":[\"common\"]}|422|password-rejected",
                "{\"outcome\":\"TOO_MANY_ATTEMPTS\",\"retryAfter\":30}|429|too-many-attempts"
            })
    void aRefusedChangeOfPasswordChangesNothing(String reply, int status, String problem) {
        gateway.accountService().on("/internal/v1/password-changes", asked -> FakePeer.Answer.ok(reply));
        Browser there = people.signIn(email);
        var answer = put("/api/v1/password", PASSWORD);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("Retry-After")).isEqualTo(status == 429 ? "30" : "");
        assertThat(there.get(CURRENT).status()).isEqualTo(200);
    }

    @Test
    void newRecoveryCodesNeedBothFactors() {
        gateway.accountService()
                .on(
                        "/internal/v1/recovery-codes",
                        asked -> FakePeer.Answer.ok("{\"outcome\":\"REPLACED\",\"recoveryCodes\":[\"A-B\",\"C-D\"]}"));
        var answer = here.post("/api/v1/recovery-codes", Map.of("password", "x", "oneTimePassword", "1"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.response().body()).isEqualTo("{\"recoveryCodes\":[\"A-B\",\"C-D\"]}");
        assertThat(here.post("/api/v1/recovery-codes", Map.of("password", "x")).problem())
                .isEqualTo("invalid-request");
        for (String outcome : new String[] {"INVALID_CREDENTIALS", "INVALID_ONE_TIME_PASSWORD"}) {
            gateway.accountService()
                    .on(
                            "/internal/v1/recovery-codes",
                            asked -> FakePeer.Answer.ok("{\"outcome\":\"" + outcome + "\"}"));
            assertThat(here.post("/api/v1/recovery-codes", Map.of("password", "x", "oneTimePassword", "1"))
                            .problem())
                    .isEqualTo(outcome.toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
    }

    @Test
    void anotherLanguageIsAFactAndAProfileByTheHolder() {
        long before = new OutboxRows(gateway).last();
        assertThat(patch("{\"locale\":\"es-MX\"}").status()).isEqualTo(204);
        assertThat(here.get(CURRENT).json().get("locale").asString()).isEqualTo("es");
        var rows = new OutboxRows(gateway)
                .after(before).stream()
                        .filter(row -> row.key().equals(id.toString()))
                        .toList();
        assertThat(rows)
                .extracting(OutboxRows.Waiting::type)
                .containsExactly("io.latchkey.AccountChanged.v1", "io.latchkey.AccountProfile.v1");
        assertThat(rows.getFirst().data().get("changed").toString()).isEqualTo("[\"locale\"]");
        assertThat(rows.getFirst().data().get("by").asString()).isEqualTo(id.toString());
        assertThat(rows.getLast().data().get("locale").asString()).isEqualTo("es");
        long after = new OutboxRows(gateway).last();
        assertThat(patch("{\"locale\":\"es\"}").status()).isEqualTo(204);
        assertThat(new OutboxRows(gateway).last()).isEqualTo(after);
        assertThat(patch("{\"locale\":\"fr\"}").problem()).isEqualTo("invalid-request");
        assertThat(patch("{\"locale\":\"en\",\"roles\":[\"EXECUTIVE\"]}").problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void nobodyAndAnotherSiteChangeNothing() {
        int before = gateway.accountService().asked().size();
        Browser nobody = gateway.browser().with("Content-Type", "application/json");
        Browser lured = here.with("Sec-Fetch-Site", "cross-site").with("Content-Type", "application/json");
        String[][] routes = {
            {"PUT", "/api/v1/password", PASSWORD},
            {"PATCH", "/api/v1/profile", "{\"locale\":\"es\"}"},
            {"POST", "/api/v1/recovery-codes", "{\"password\":\"x\",\"oneTimePassword\":\"1\"}"}
        };
        for (String[] route : routes) {
            assertThat(nobody.send(route[0], route[1], BodyPublishers.ofString(route[2]))
                            .problem())
                    .isEqualTo("unauthenticated");
            assertThat(lured.send(route[0], route[1], BodyPublishers.ofString(route[2]))
                            .problem())
                    .isEqualTo("cross-origin");
        }
        assertThat(gateway.accountService().asked()).hasSize(before);
    }

    private void changes(long credentialVersion) {
        gateway.accountService()
                .on(
                        "/internal/v1/password-changes",
                        asked -> FakePeer.Answer.ok(
                                "{\"outcome\":\"CHANGED\"," + factors.proof(credentialVersion) + "}"));
    }

    private Browser.Answer put(String path, String body) {
        return here.with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(body));
    }

    private Browser.Answer patch(String body) {
        return here.with("Content-Type", "application/json")
                .send("PATCH", "/api/v1/profile", BodyPublishers.ofString(body));
    }

    private JsonNode asked() {
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
    }
}
