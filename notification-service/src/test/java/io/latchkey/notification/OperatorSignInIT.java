// Long because one stack serves every case.
// Over 250 lines: all of it shares one service, started once.
package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountRole;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Events;
import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.platform.keys.UuidFactory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who gets into the operations console, and for how long. Long because all of it shares one stack and its gateway. */
class OperatorSignInIT {

    private static final String OVERVIEW = "/operations/api/v1/overview";

    private static FakeGateway keys;
    private static Bench bench;
    private static OperationsClient anybody;

    @BeforeAll
    static void start() {
        keys = new FakeGateway();
        var settings = new HashMap<>(keys.settings());
        settings.put("latchkey.operators.refetch", "500ms");
        bench = new Bench(settings);
        anybody = new OperationsClient(bench.stack.url());
    }

    @AfterAll
    static void stop() {
        bench.close();
        keys.close();
    }

    @Test
    void aTokenOpensOneSessionAndNoSecond() {
        UUID account = UuidFactory.nextUuid();
        String token = keys.token(account, "USER", "OPERATIONS");
        var entry = anybody.form("/operations/sign-in", Map.of("token", token));
        assertThat(entry.status()).isEqualTo(303);
        assertThat(entry.header("Location")).isEqualTo("/operations");
        assertThat(entry.header("Set-Cookie"))
                .startsWith("__Host-latchkey-operations=")
                .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain", "Max-Age");
        assertThat(anybody.with("Cookie", entry.cookie()).get(OVERVIEW).status())
                .isEqualTo(200);
        String value = entry.cookie().split("=", 2)[1];
        assertThat(bench.rows.query("SELECT count(*) FROM operations_session WHERE account_id = '" + account
                        + "' AND digest = sha256('" + value + "')"))
                .containsExactly("1");
        assertThat(anybody.form("/operations/sign-in", Map.of("token", token)).status())
                .isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicTest> everyOtherTokenIsRefused() throws JOSEException {
        UUID account = UuidFactory.nextUuid();
        ECKey key = keys.currentKey();
        Instant now = Instant.now();
        var claims = FakeGateway.claims(account, "OPERATIONS").build();
        var hs256 = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        hs256.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        ECKey stranger = FakeGateway.key();
        String good = keys.token(account, "OPERATIONS");
        return Map.<String, String>ofEntries(
                        Map.entry("nothing", ""),
                        Map.entry("no token", "abc.def.ghi"),
                        Map.entry("alg none", new PlainJWT(claims).serialize()),
                        Map.entry("HS256 with the public key", hs256.serialize()),
                        Map.entry("a stranger's key", FakeGateway.signed(claims, stranger)),
                        Map.entry(
                                "a stranger's key under our key's id",
                                FakeGateway.signed(
                                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                                .keyID(key.getKeyID())
                                                .build(),
                                        claims,
                                        stranger)),
                        Map.entry(
                                "a key that it brings along",
                                FakeGateway.signed(
                                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                                .keyID(stranger.getKeyID())
                                                .jwk(stranger.toPublicJWK())
                                                .jwkURL(URI.create("http://localhost:1/jwks.json"))
                                                .build(),
                                        claims,
                                        stranger)),
                        Map.entry(
                                "a signature of nothing but zeros",
                                good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(86)),
                        Map.entry(
                                "something critical that we do not know",
                                FakeGateway.signed(
                                        new JWSHeader.Builder(JWSAlgorithm.ES256)
                                                .keyID(key.getKeyID())
                                                .customParam("latchkey", true)
                                                .criticalParams(Set.of("latchkey"))
                                                .build(),
                                        claims,
                                        key)),
                        Map.entry("changed", good.substring(0, good.length() - 8) + "AAAAAAAA"),
                        Map.entry(
                                "over",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .issueTime(Date.from(now.minusSeconds(61)))
                                                .expirationTime(Date.from(now.minusSeconds(1)))
                                                .build(),
                                        key)),
                        Map.entry(
                                "without an end",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .expirationTime(null)
                                                .build(),
                                        key)),
                        Map.entry(
                                "good for an hour",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .expirationTime(Date.from(now.plusSeconds(3600)))
                                                .build(),
                                        key)),
                        Map.entry(
                                "for an application behind the proxy",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .audience("latchkey")
                                                .build(),
                                        key)),
                        Map.entry(
                                "for an application on a host of its own",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .audience("wiki")
                                                .build(),
                                        key)),
                        Map.entry(
                                "for us and others",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .audience(List.of("latchkey-operations", "latchkey"))
                                                .build(),
                                        key)),
                        Map.entry(
                                "of another issuer",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .issuer("https://evil.example")
                                                .build(),
                                        key)),
                        Map.entry(
                                "without an id",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .jwtID(null)
                                                .build(),
                                        key)),
                        Map.entry(
                                "of no account",
                                FakeGateway.signed(
                                        FakeGateway.claims(account, "OPERATIONS")
                                                .subject("1-1-1")
                                                .build(),
                                        key)))
                .entrySet()
                .stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    assertThat(anybody.bearer(one.getValue()).get(OVERVIEW).problem())
                            .isEqualTo("unauthenticated");
                    assertThat(anybody.form("/operations/sign-in", Map.of("token", one.getValue()))
                                    .status())
                            .isEqualTo(401);
                }));
    }

    @Test
    void aTokenWithAnyPartOfItChangedOpensNothing() {
        String good = keys.token(UuidFactory.nextUuid(), "OPERATIONS");
        for (int part = 0; part < 27; part++) {
            int at = good.length() * part / 27;
            char other = good.charAt(at) == 'A' ? 'B' : 'A';
            String changed = good.substring(0, at) + other + good.substring(at + 1);
            assertThat(anybody.bearer(changed).get(OVERVIEW).status())
                    .as("sign %s", at)
                    .isEqualTo(401);
        }
        assertThat(anybody.bearer(good).get(OVERVIEW).status()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleIsToldSo() {
        String token = keys.token(UuidFactory.nextUuid(), "USER", "EXECUTIVE");
        assertThat(anybody.bearer(token).get(OVERVIEW).problem()).isEqualTo("forbidden");
        assertThat(anybody.form("/operations/sign-in", Map.of("token", token)).problem())
                .isEqualTo("forbidden");
    }

    @Test
    void keysThatSomebodyMakesUpAreNotAskedForAgainAndAgain() {
        assertThat(anybody.bearer(keys.token(UuidFactory.nextUuid(), "OPERATIONS"))
                        .get(OVERVIEW)
                        .status())
                .isEqualTo(200);
        int before = keys.asked();
        var claims = FakeGateway.claims(UuidFactory.nextUuid(), "OPERATIONS").build();
        for (int i = 0; i < 20; i++) {
            assertThat(anybody.bearer(FakeGateway.signed(claims, FakeGateway.key()))
                            .get(OVERVIEW)
                            .status())
                    .isEqualTo(401);
        }
        assertThat(keys.asked()).isLessThan(before + 5);
    }

    @Test
    void aNewKeyOfTheGatewayIsFound() {
        keys.changeKey();
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(anybody.bearer(keys.token(UuidFactory.nextUuid(), "OPERATIONS"))
                                .get(OVERVIEW)
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndInAnyCaseAfterItsTime() {
        OperationsClient idle = signedIn(UuidFactory.nextUuid());
        OperationsClient old = signedIn(UuidFactory.nextUuid());
        bench.rows.update("UPDATE operations_session SET last_seen_at = last_seen_at - interval '29 minutes'");
        assertThat(idle.get(OVERVIEW).status()).isEqualTo(200);
        assertThat(old.get(OVERVIEW).status()).isEqualTo(200);
        bench.rows.update("UPDATE operations_session SET last_seen_at = last_seen_at - interval '31 minutes'");
        assertThat(idle.get(OVERVIEW).problem()).isEqualTo("unauthenticated");
        OperationsClient fresh = signedIn(UuidFactory.nextUuid());
        bench.rows.update("UPDATE operations_session SET expires_at = expires_at - interval '8 hours'");
        assertThat(fresh.get(OVERVIEW).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void signingOutEndsTheSessionItself() {
        OperationsClient operator = signedIn(UuidFactory.nextUuid());
        var out = operator.form("/operations/sign-out", Map.of());
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(operator.get(OVERVIEW).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void aSessionDiesWithTheAccountAndWithTheRole() {
        UUID disabled = UuidFactory.nextUuid();
        UUID demoted = UuidFactory.nextUuid();
        OperationsClient one = signedIn(disabled);
        OperationsClient other = signedIn(demoted);
        bench.events.happened(new AccountDisabled(disabled, 2, null, Events.now()));
        bench.events.profile(
                demoted, 2, "olga+" + demoted + "@example.org", Set.of(AccountRole.USER), AccountLocale.ENGLISH);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(one.get(OVERVIEW).status()).isEqualTo(401);
            assertThat(other.get(OVERVIEW).status()).isEqualTo(401);
        });
    }

    @Test
    void noOtherSitesPageActsForAnOperatorOrSignsOneIn() {
        OperationsClient operator = signedIn(UuidFactory.nextUuid());
        Map<String, String> token = Map.of("token", keys.token(UuidFactory.nextUuid(), "OPERATIONS"));
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(operator.with("Sec-Fetch-Site", site)
                            .form("/operations/sign-out", Map.of())
                            .problem())
                    .isEqualTo("cross-origin");
            assertThat(anybody.with("Sec-Fetch-Site", site)
                            .with("Origin", "https://evil.example")
                            .form("/operations/sign-in", token)
                            .problem())
                    .isEqualTo("cross-origin");
        }
        assertThat(anybody.with("Sec-Fetch-Site", "same-site")
                        .with("Origin", "null")
                        .form("/operations/sign-in", token)
                        .problem())
                .isEqualTo("cross-origin");
        assertThat(operator.with("Origin", "https://evil.example")
                        .form("/operations/sign-out", Map.of())
                        .problem())
                .isEqualTo("cross-origin");
        assertThat(anybody.with("Sec-Fetch-Site", "same-site")
                        .with("Origin", FakeGateway.ISSUER)
                        .form("/operations/sign-in", token)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void aReaderWithoutASessionIsSentToTheGatewayAndAProgramIsTold() {
        var reader = anybody.with("Accept", "text/html").get("/operations/letters");
        assertThat(reader.status()).isEqualTo(303);
        assertThat(reader.header("Location")).isEqualTo(FakeGateway.ISSUER + "/operations");
        assertThat(anybody.get("/operations/letters").problem()).isEqualTo("unauthenticated");
        assertThat(anybody.with("Cookie", "__Host-latchkey-operations=" + "A".repeat(43))
                        .get(OVERVIEW)
                        .problem())
                .isEqualTo("unauthenticated");
    }

    private static OperationsClient signedIn(UUID account) {
        var entry = anybody.form("/operations/sign-in", Map.of("token", keys.token(account, "OPERATIONS")));
        assertThat(entry.status()).isEqualTo(303);
        return anybody.with("Cookie", entry.cookie());
    }
}
