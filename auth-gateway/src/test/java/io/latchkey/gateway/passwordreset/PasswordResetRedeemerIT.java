package io.latchkey.gateway.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.HolderFixture;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PasswordResetRedeemerIT extends HolderFixture {
    private static final String PATH = "/api/v1/password-resets/redeem";
    private static final String ROUTE = "/internal/v1/redemptions";
    private static final String SIGN_INS = "/internal/v1/sign-ins";
    private static final String PASSWORD = "a password of the holder";

    PasswordResetRedeemerIT() {
        super("Ana María Pérez");
    }

    @Test
    void whenTheAnswerComesEverySessionOfTheOldPasswordIsDead() {
        Browser session = people.signIn(email);
        assertThat(session.get("/api/v1/sessions/current").status()).isEqualTo(200);
        redeemed(2);
        assertThat(redeem(token(id)).status()).isEqualTo(204);
        assertThat(session.get("/api/v1/sessions/current").problem()).isEqualTo("unauthenticated");
        assertThat(gateway.rows().count("SELECT count(*) FROM session WHERE account_id = ?", id))
                .isZero();
        assertThat(gateway.rows()
                        .query("SELECT * FROM account WHERE account_id = ?", id)
                        .getFirst())
                .containsEntry("min_credential_version", 2L)
                .containsEntry("state_status", "ACTIVE");
    }

    @Test
    void theSameRedemptionRepeatedLeavesASessionOfTheNewPasswordAlone() {
        redeemed(2);
        redeem(token(id));
        people.verifying(email, 2);
        var signedIn = gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", PASSWORD));
        assertThat(signedIn.status()).isEqualTo(201);
        assertThat(redeem(token(id)).status()).isEqualTo(204);
        assertThat(gateway.browser()
                        .with("Cookie", signedIn.cookie())
                        .get("/api/v1/sessions/current")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theQuestionCarriesTheFactsAndTheWordsOfTheAccountAndTheGatewaysKey() {
        redeemed(2);
        redeem(token(id));
        var asked = gateway.accountService().asked().getLast();
        var question = JsonMapper.shared().readTree(asked.body());
        assertThat(question.get("facts").toString())
                .isEqualTo("{\"accountId\":\"" + id
                        + "\",\"version\":1,\"profileVersion\":1,\"status\":\"ENABLED\",\"twoFactor\":\"OFF\""
                        + ",\"twoFactorVersion\":0}");
        assertThat(question.get("context").valueStream().map(word -> word.asString()))
                .contains(email.substring(0, email.indexOf('@')), "example", "ana", "maría", "pérez");
        assertThat(asked.authorization())
                .isEqualTo("Bearer "
                        + Base64.getEncoder()
                                .encodeToString("a".repeat(32).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"link-unknown", "link-used", "link-superseded", "link-expired"})
    void aDeadLinkIsGone(String reason) {
        answering("{\"outcome\":\"LINK_REFUSED\",\"reason\":\"" + reason + "\"}");
        var answer = redeem(token(id));
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo(reason);
    }

    @Test
    void aTokenOfNobodyIsAskedAboutWithoutFacts() {
        answering("{\"outcome\":\"LINK_REFUSED\",\"reason\":\"link-unknown\"}");
        for (String token :
                List.of("", "x", "é", "%00", token(UUID.fromString("01a205e9-1cb4-7b7a-931b-cb32d3058c8d")))) {
            assertThat(redeem(token).problem()).isEqualTo("link-unknown");
            var question = JsonMapper.shared()
                    .readTree(gateway.accountService().asked().getLast().body());
            assertThat(question.get("facts").isNull()).isTrue();
            assertThat(question.get("token").asString()).isEqualTo(token);
        }
    }

    @Test
    void aRefusedPasswordSaysWhy() {
        answering("{\"outcome\":\"PASSWORD_REJECTED\",\"reasons\":[\"too-short\",\"common\"]}");
        var answer = redeem(token(id));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("password-rejected");
        assertThat(answer.json().get("reasons").toString()).isEqualTo("[\"too-short\",\"common\"]");
    }

    @Test
    void whenAccountServiceIsBusyItsOwnPauseIsPassedOn() {
        gateway.accountService().on(ROUTE, asked -> new FakePeer.Answer(503, Map.of("Retry-After", "4"), ""));
        var answer = redeem(token(id));
        assertThat(answer.problem()).isEqualTo("unavailable");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"outcome\":\"SOMETHING\"}", "{\"outcome\":\"REDEEMED\"}", "{}"})
    void anAnswerThatSaysNothingIsNoAnswer(String body) {
        answering(body);
        assertThat(redeem(token(id)).problem()).isEqualTo("unavailable");
        assertThat(gateway.rows()
                        .query("SELECT * FROM account WHERE account_id = ?", id)
                        .getFirst())
                .containsEntry("min_credential_version", 0L);
    }

    @Test
    void aSignInWithTheOldPasswordNeverOutlivesARedemption() throws Exception {
        for (int round = 1; round <= 25; round++) {
            int next = round + 1;
            people.verifying(email, round);
            redeemed(next);
            List<Callable<Browser.Answer>> both = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                both.add(() -> gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", "old")));
            }
            both.add(round % 4, () -> redeem(token(id)));
            try (var threads = Executors.newFixedThreadPool(5)) {
                for (var done : threads.invokeAll(both)) {
                    var answer = done.get();
                    assertThat(answer.status()).isIn(201, 204, 401);
                    assertThat(gateway.browser()
                                    .with("Cookie", answer.cookie() + "x")
                                    .get("/")
                                    .status())
                            .isNotEqualTo(500);
                }
            }
            assertThat(gateway.rows().count("SELECT count(*) FROM session WHERE account_id = ?", id))
                    .isZero();
        }
    }

    @Test
    void aPasswordThatWasVerifiedBeforeTheRedemptionOpensNothingAfterIt() {
        redeemed(2);
        UUID account = id;
        gateway.accountService().on(SIGN_INS, asked -> {
            redeem(token(account));
            return FakePeer.Answer.ok("""
                    {"outcome":"VERIFIED","accountId":"%s","credentialVersion":1,
                    "state":{"version":2,"status":"ACTIVE","twoFactor":"OFF","passwordSetAt":"2026-01-01T00:00:00Z"}}
                    """.formatted(account));
        });
        var late = gateway.browser().post("/api/v1/sessions", Map.of("email", email, "password", "old"));
        assertThat(late.problem()).isEqualTo("invalid-credentials");
        assertThat(late.header("Set-Cookie")).isEmpty();
    }

    private void redeemed(int credentialVersion) {
        answering("""
                {"outcome":"REDEEMED","accountId":"%s","credentialVersion":%d,
                "state":{"version":%d,"status":"ACTIVE","twoFactor":"OFF","passwordSetAt":"2026-01-01T00:00:00Z"}}
                """.formatted(id, credentialVersion, credentialVersion + 10));
    }

    private void answering(String body) {
        gateway.accountService().on(ROUTE, asked -> FakePeer.Answer.ok(body));
    }

    private Browser.Answer redeem(String token) {
        return gateway.browser().post(PATH, Map.of("token", token, "newPassword", PASSWORD));
    }

    private static String token(UUID account) {
        byte[] bytes = ByteBuffer.allocate(64)
                .putLong(16, account.getMostSignificantBits())
                .putLong(24, account.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
