package io.latchkey.gateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProofIT {
    private static final String CHALLENGE = SolvedChallenges.PATH;

    private final Gateway gateway = Gateway.shared();

    @Test
    void aChallengeHasTheShapeThatSolversKnow() {
        var answer = gateway.browser().get(CHALLENGE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactly("algorithm", "challenge", "maxnumber", "salt", "signature");
        assertThat(answer.json().get("algorithm").asString()).isEqualTo("SHA-256");
        assertThat(answer.json().get("salt").asString()).contains("expires=");
        assertThat(gateway.browser().get(CHALLENGE).json()).isNotEqualTo(answer.json());
    }

    @Test
    void aSolutionProvesOnceOnEveryReplica() {
        String proof = SolvedChallenges.solve(gateway.browser());
        assertThat(SolvedChallenges.isProven(gateway, proof)).isTrue();
        assertThat(SolvedChallenges.isProven(gateway, proof)).isFalse();
        try (Gateway other = gateway.replica(Map.of())) {
            String theirs = SolvedChallenges.solve(other.browser());
            assertThat(SolvedChallenges.isProven(other, proof)).isFalse();
            assertThat(SolvedChallenges.isProven(gateway, theirs)).isTrue();
            assertThat(SolvedChallenges.isProven(other, theirs)).isFalse();
        }
    }

    @Test
    void whatIsNoSolutionOfOursProvesNothingAndIsNeverAFault() {
        ObjectParts parts = parts(gateway.browser());
        assertThat(SolvedChallenges.isProven(gateway, parts.with("number", parts.number() + 1)))
                .isFalse();
        assertThat(SolvedChallenges.isProven(gateway, parts.with("salt", "00?expires=99999999999&")))
                .isFalse();
        assertThat(SolvedChallenges.isProven(gateway, parts.with("algorithm", "SHA-1")))
                .isFalse();
        assertThat(SolvedChallenges.isProven(gateway, parts.with("signature", "00")))
                .isFalse();
        assertThat(SolvedChallenges.isProven(gateway, parts.with("number", "x")))
                .isFalse();
        for (String junk : new String[] {"", "x", "e30=", "bnVsbA==", "W10=", "A".repeat(5000), "\u0000"}) {
            assertThat(SolvedChallenges.isProven(gateway, junk)).isFalse();
        }
        assertThat(SolvedChallenges.isProven(gateway, parts.text())).isTrue();
    }

    @Test
    void aNetworkThatGoesOverItsLimitTooOftenShowsWorkForAResetAndOthersDoNot() {
        try (var limited = Gateway.with(Map.of(
                "LATCHKEY_UNLIMITED_NETWORKS", "",
                "LATCHKEY_TRUSTED_PROXIES", "127.0.0.0/8,::1",
                "latchkey.conduct.overruns", "1"))) {
            Browser bad = limited.browser().with("X-Forwarded-For", "198.51.100.7");
            Browser good = limited.browser().with("X-Forwarded-For", "198.51.100.8");
            for (int i = 0; i <= 60; i++) {
                bad.post("/api/v1/sessions", "{}");
            }
            Browser.Answer asked = reset(bad, "");
            assertThat(asked.status()).isEqualTo(403);
            assertThat(asked.problem()).isEqualTo("proof-required");
            assertThat(reset(good, "").status()).isEqualTo(202);
            String proof = SolvedChallenges.solve(bad);
            assertThat(reset(bad, proof).status()).isEqualTo(202);
            assertThat(reset(bad, proof).problem()).isEqualTo("proof-required");
            Map<String, Object> wish = Map.of("email", People.address(), "name", "Ana", "company", "Acme");
            assertThat(bad.post("/api/v1/access-requests", wish).problem()).isEqualTo("proof-required");
            assertThat(good.post("/api/v1/access-requests", wish).status()).isEqualTo(202);
            Map<String, Object> proven = new LinkedHashMap<>(wish);
            proven.put("proof", SolvedChallenges.solve(bad));
            assertThat(bad.post("/api/v1/access-requests", proven).status()).isEqualTo(202);
            Forms page = new Forms(bad.with("Accept", "text/html"));
            Browser.Answer held = page.send("/forgot-password", "email", "ana@example.org");
            assertThat(held.status()).isEqualTo(429);
            assertThat(held.header("Retry-After")).isEqualTo("900");
            assertThat(held.response().body()).contains("in 15 minutes", "data-proof=", "value=\"ana@example.org\"");
            assertThat(page.send("/request-account", "email", "ana@example.org", "name", "Ana", "company", "Acme")
                            .status())
                    .isEqualTo(429);
            assertThat(page.send("/forgot-password", "email", "ana@example.org", "proof", SolvedChallenges.solve(bad))
                            .status())
                    .isEqualTo(303);
        }
    }

    private static Browser.Answer reset(Browser browser, String proof) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("email", People.address()));
        body.put("proof", proof);
        return browser.post("/api/v1/password-resets", body);
    }

    private record ObjectParts(Map<String, Object> members) {
        long number() {
            return members.get("number") instanceof Number number ? number.longValue() : -1;
        }

        String with(String name, Object value) {
            var other = new LinkedHashMap<>(members);
            other.put(name, value);
            return new ObjectParts(other).text();
        }

        String text() {
            return SolvedChallenges.encode(members);
        }
    }

    private static ObjectParts parts(Browser browser) {
        return new ObjectParts(SolvedChallenges.solutionOf(browser));
    }
}
