package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsConsoleAccessIT {
    private static final String TOKENS = "/api/v1/operations-tokens";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);

    @Test
    void theTokenIsForTheConsoleAloneFreshEachTimeAndNamesTheRoles() throws ParseException {
        String email = People.address();
        UUID id = people.create(email, "Olga", List.of("OPERATIONS"));
        Browser operator = people.signIn(email);
        var answer = operator.post(TOKENS, Map.of());
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("console").asString()).endsWith("/operations");
        var claims = SignedJWT.parse(answer.json().get("token").asString()).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("latchkey-operations");
        assertThat(claims.getSubject()).isEqualTo(id.toString());
        assertThat(claims.getStringListClaim("roles")).contains("OPERATIONS");
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(operator.post(TOKENS, Map.of()).json().get("token").asString())
                .isNotEqualTo(answer.json().get("token").asString());
        assertThat(SignedJWT.parse(operator.get("/forward-auth").header("X-Latchkey-Identity"))
                        .getJWTClaimsSet()
                        .getAudience())
                .containsExactly("latchkey");
    }

    @Test
    void thePageCarriesATokenToTheConsoleAndToNoOtherPlace() throws ParseException {
        String email = People.address();
        people.create(email, "Olga", List.of("OPERATIONS"));
        var page = people.signIn(email).with("Accept", "text/html").get("/operations");
        assertThat(page.status()).isEqualTo(200);
        String html = page.response().body();
        Matcher token = TOKEN.matcher(html);
        assertThat(token.find()).isTrue();
        assertThat(SignedJWT.parse(token.group(1)).getJWTClaimsSet().getAudience())
                .containsExactly("latchkey-operations");
        assertThat(html).contains("action=\"http://localhost:8084/operations/sign-in\"");
        // The console believes a form only by its origin, which a browser tells under this policy.
        assertThat(page.header("Referrer-Policy")).isEqualTo("strict-origin");
        assertThat(html).contains("name=\"referrer\" content=\"strict-origin\"");
        assertThat(page.header("Content-Security-Policy")).contains("form-action 'self' http://localhost:8084;");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anotherSitesPageGetsNoTokenForWhoeverIsSignedIn() {
        String email = People.address();
        people.create(email, "Olga", List.of("OPERATIONS"));
        assertThat(people.signIn(email)
                        .with("Sec-Fetch-Site", "cross-site")
                        .post(TOKENS, Map.of())
                        .problem())
                .isEqualTo("cross-origin");
    }
}
