package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ForwardAuthIT {
    private static final String PATH = "/forward-auth";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);

    @Test
    void aSessionIsToldWithATokenThatTheKeySetVerifies() throws Exception {
        var answer = people.executive().get(PATH);
        UUID id = people.id(Gateway.FIRST_EXECUTIVE);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Latchkey-Account")).isEqualTo(id.toString());
        assertThat(answer.header("X-Latchkey-Roles")).isEqualTo("USER,EXECUTIVE");
        SignedJWT token = SignedJWT.parse(answer.header("X-Latchkey-Identity"));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        JWKSet keys = keys();
        ECKey key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://latchkey.test");
        assertThat(claims.getAudience()).containsExactly("latchkey");
        assertThat(claims.getSubject()).isEqualTo(id.toString());
        assertThat(claims.getStringListClaim("roles")).containsExactly("USER", "EXECUTIVE");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(claims.toString()).doesNotContain(Gateway.FIRST_EXECUTIVE);
    }

    @Test
    void theKeySetHasThePublicHalfOfEveryKeyAndNothingElse() throws Exception {
        assertThat(keys().getKeys()).hasSize(2).noneMatch(key -> key.isPrivate());
        assertThat(gateway.browser().get("/.well-known/jwks.json").header("Cache-Control"))
                .contains("max-age=300");
    }

    @Test
    void nobodyIsAProgramRefusedAndAReaderLedToSignInAndBack() {
        Browser nobody = gateway.browser();
        assertThat(nobody.get(PATH).problem()).isEqualTo("unauthenticated");
        Browser reader = nobody.with("Accept", "text/html,*/*;q=0.8");
        assertThat(location(reader)).isEqualTo("/sign-in?next=%2F");
        assertThat(location(reader.with("X-Forwarded-Uri", "/app/page?a=1&b=%20")))
                .isEqualTo("/sign-in?next=%2Fapp%2Fpage%3Fa%3D1%26b%3D%2520");
        assertThat(location(reader.with("X-Forwarded-Uri", "/app")
                        .with("X-Forwarded-Proto", "https")
                        .with("X-Forwarded-Host", "latchkey.test")))
                .isEqualTo("/sign-in?next=%2Fapp");
        for (String evil : List.of("//evil.example", "https://evil.example/", "/\\evil.example", "javascript:x")) {
            assertThat(location(reader.with("X-Forwarded-Uri", evil))).isEqualTo("/sign-in?next=%2F");
        }
        assertThat(location(reader.with("X-Forwarded-Uri", "/app")
                        .with("X-Forwarded-Proto", "https")
                        .with("X-Forwarded-Host", "evil.example")))
                .isEqualTo("/sign-in?next=%2F");
    }

    @Test
    void aSessionThatHasEndedIsNobodyAtOnce() {
        String email = People.address();
        UUID id = people.create(email, "Ana");
        Browser holder = people.signIn(email);
        assertThat(holder.get(PATH).status()).isEqualTo(200);
        people.executive().call("PUT", "/api/v1/accounts/" + id + "/disabled");
        assertThat(holder.get(PATH).problem()).isEqualTo("unauthenticated");
    }

    private static String location(Browser browser) {
        var answer = browser.get(PATH);
        assertThat(answer.status()).isEqualTo(302);
        return answer.header("Location");
    }

    private JWKSet keys() throws java.text.ParseException {
        return JWKSet.parse(
                gateway.browser().get("/.well-known/jwks.json").response().body());
    }
}
