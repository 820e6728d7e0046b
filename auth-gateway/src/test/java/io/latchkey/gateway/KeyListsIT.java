package io.latchkey.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.gateway.proof.SolvedChallenges;
import io.latchkey.testkit.SignedRecords;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every list of keys, changed as infra/docs/operations.md says, on one database: a replica with the old keys, one with the
 * new in front (new, old), one that has dropped the old.
 */
class KeyListsIT {
    private static final String MARK = "__Host-latchkey-device=";
    private static final Map<String, String> FRESH = Arrays.stream(KeyList.values())
            .collect(Collectors.toMap(
                    KeyList::variable, list -> list == KeyList.IDENTITY ? Gateway.signingKey() : Gateway.key('z')));
    private static final Gateway OLD = Gateway.shared();
    private static final Gateway BETWEEN = OLD.replica(lists(true));
    private static final Gateway AFTER = OLD.replica(lists(false));

    private final String email = People.address();

    @AfterAll
    static void stop() {
        BETWEEN.close();
        AFTER.close();
    }

    @Test
    void everyListThatTheServiceReadsIsProved() {
        assertThat(Arrays.stream(KeyList.values()).map(KeyList::variable))
                .containsExactlyInAnyOrderElementsOf(SignedRecords.otherKeyLists());
    }

    @ParameterizedTest
    @EnumSource(KeyList.class)
    void whatIsUnderTheOldKeyCountsUntilItIsDroppedAndWhatIsNewIsUnderTheNew(KeyList list) throws Exception {
        switch (list) {
            case DIGEST -> digests();
            case DEVICE -> marks();
            case PROOF -> proofs();
            case IDENTITY -> tokens();
            case ACCOUNT_CALLER ->
                caller(KeyList.ACCOUNT_CALLER, Gateway::accountService, gateway -> tries(gateway, ""));
            case NOTIFICATION_CALLER ->
                caller(KeyList.NOTIFICATION_CALLER, Gateway::notificationService, gateway -> new People(gateway)
                        .executive()
                        .get("/api/v1/accounts/" + new People(gateway).id(Gateway.FIRST_EXECUTIVE) + "/emails"));
        }
    }

    /** An attempt is told under every key, so that it can be counted under every one: account-service's DigestRotationIT. */
    private void digests() {
        JsonNode old = tries(OLD, "");
        JsonNode between = tries(BETWEEN, "");
        JsonNode after = tries(AFTER, "");
        assertThat(old.has("earlierOrigins")).isFalse();
        assertThat(between.get("earlierOrigins").values()).singleElement().satisfies(earlier -> {
            assertThat(earlier.get("addressDigest")).isEqualTo(old.get("addressDigest"));
            assertThat(earlier.get("networkDigest")).isEqualTo(old.get("networkDigest"));
        });
        for (String name : List.of("addressDigest", "networkDigest")) {
            assertThat(after.get(name)).isEqualTo(between.get(name)).isNotEqualTo(old.get(name));
        }
        assertThat(after.has("earlierOrigins")).isFalse();
    }

    /** Made under both: the mark's own key, and the digest of the address that it carries. */
    private void marks() {
        new People(OLD).create(email, "Ana");
        String mark = signIn(OLD, "");
        JsonNode known = tries(OLD, mark).get("knownDevice");
        assertThat(tries(BETWEEN, mark).get("knownDevice")).isEqualTo(known);
        assertThat(tries(AFTER, mark).has("knownDevice")).isFalse();
        String anew = signIn(BETWEEN, mark);
        assertThat(anew).isNotEqualTo(mark);
        assertThat(tries(AFTER, anew).get("knownDevice")).as("the same browser").isEqualTo(known);
        assertThat(signIn(AFTER, anew)).isEqualTo(anew);
    }

    private void proofs() {
        assertThat(SolvedChallenges.isProven(BETWEEN, SolvedChallenges.solve(OLD.browser())))
                .isTrue();
        assertThat(SolvedChallenges.isProven(AFTER, SolvedChallenges.solve(OLD.browser())))
                .isFalse();
        assertThat(SolvedChallenges.isProven(AFTER, SolvedChallenges.solve(BETWEEN.browser())))
                .isTrue();
    }

    private void tokens() throws ParseException, JOSEException {
        assertThat(isVerified(BETWEEN, token(OLD))).isTrue();
        assertThat(isVerified(AFTER, token(OLD))).isFalse();
        assertThat(isVerified(AFTER, token(BETWEEN))).isTrue();
    }

    private void caller(KeyList list, Function<Gateway, FakePeer> peer, Consumer<Gateway> question) {
        for (Gateway gateway : List.of(OLD, BETWEEN, AFTER)) {
            question.accept(gateway);
            String first = gateway.secret(list.variable()).split(",", 2)[0];
            assertThat(peer.apply(gateway).asked().getLast().authorization()).isEqualTo("Bearer " + first);
        }
    }

    private static SignedJWT token(Gateway gateway) throws ParseException {
        return SignedJWT.parse(
                new People(gateway).executive().get("/forward-auth").header("X-Latchkey-Identity"));
    }

    private static boolean isVerified(Gateway gateway, SignedJWT token) throws ParseException, JOSEException {
        var keys = JWKSet.parse(
                gateway.browser().get("/.well-known/jwks.json").response().body());
        JWK key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new ECDSAVerifier(key.toECKey()));
    }

    /** The mark that a browser has after a sign-in. */
    private String signIn(Gateway gateway, String mark) {
        new People(gateway).verifying(email, 1);
        var answer = post(gateway, mark);
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(MARK))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    /** What account-service is asked about a sign-in. */
    private JsonNode tries(Gateway gateway, String mark) {
        post(gateway, mark);
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
    }

    private Browser.Answer post(Gateway gateway, String mark) {
        return gateway.browser()
                .with("Cookie", mark.isEmpty() ? "a=b" : mark)
                .post("/api/v1/sessions", Map.of("email", email, "password", "x"));
    }

    private static Map<String, String> lists(boolean oldToo) {
        return FRESH.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, list -> {
            var keys = new ArrayList<>(List.of(list.getValue()));
            if (oldToo) {
                keys.add(OLD.secret(list.getKey()));
            }
            return String.join(",", keys);
        }));
    }

    private enum KeyList {
        DIGEST("LATCHKEY_DIGEST_KEYS"),
        DEVICE("LATCHKEY_DEVICE_KEYS"),
        PROOF("LATCHKEY_PROOF_KEYS"),
        IDENTITY("LATCHKEY_IDENTITY_KEYS"),
        ACCOUNT_CALLER("LATCHKEY_GATEWAY_TO_ACCOUNT_KEYS"),
        NOTIFICATION_CALLER("LATCHKEY_GATEWAY_TO_NOTIFICATION_KEYS");

        private final String variable;

        KeyList(String variable) {
            this.variable = variable;
        }

        String variable() {
            return variable;
        }
    }
}
