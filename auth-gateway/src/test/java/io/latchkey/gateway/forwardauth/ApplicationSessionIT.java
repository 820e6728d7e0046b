package io.latchkey.gateway.forwardauth;

import static io.latchkey.gateway.forwardauth.ApplicationVisitor.SHOP;
import static io.latchkey.gateway.forwardauth.ApplicationVisitor.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cookie of an application is good for, and for how long. */
class ApplicationSessionIT {
    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana");
    private final ApplicationVisitor ana = new ApplicationVisitor(gateway, people.signIn(email));

    @Test
    void aCookieCountsOnItsOwnHostAlone() {
        String wiki = ana.enter(WIKI);
        String shop = ana.enter(SHOP);
        String own = String.valueOf(ana.signedIn().headers().get("Cookie"));
        assertThat(ana.ask(WIKI, wiki).status()).isEqualTo(200);
        assertThat(ana.ask("WIKI.test:443", wiki).status()).isEqualTo(200);
        for (var foreign : List.of(
                ana.ask(SHOP, wiki),
                ana.ask(WIKI, shop),
                ana.ask(WIKI, own),
                ana.ask(WIKI, wiki.replace("-app=", "=")),
                ana.ask("latchkey.test", wiki),
                ana.ask("wiki.test.evil.example", wiki),
                ana.ask("wiki.test.", wiki),
                ana.ask(WIKI, wiki, wiki),
                ana.ask(WIKI, wiki + "A"),
                ana.ask(WIKI, wiki.substring(0, wiki.length() - 1)),
                ana.at(SHOP, wiki).with("X-Forwarded-Host", WIKI).get("/forward-auth"),
                ana.at(SHOP, wiki).with("Forwarded", "host=" + WIKI).get("/forward-auth"))) {
            assertThat(foreign.problem()).isEqualTo("unauthenticated");
        }
        assertThat(ana.at("latchkey.test", own, wiki).get("/forward-auth").status())
                .isEqualTo(200);
    }

    @Test
    void ofManyCookiesForOneApplicationTheOldestGo() {
        List<String> cookies =
                IntStream.range(0, 11).mapToObj(one -> ana.enter(WIKI)).toList();
        assertThat(cookies.stream().map(cookie -> ana.ask(WIKI, cookie).status()))
                .containsExactly(401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                end("signed out", test -> test.ana.signedIn().delete("/api/v1/sessions/current")),
                end("signed out everywhere", test -> test.ana.signedIn().delete("/api/v1/sessions")),
                end(
                        "by an executive",
                        test -> test.people.executive().delete("/api/v1/accounts/" + test.id + "/sessions")),
                end(
                        "disabled",
                        test -> test.people.executive().call("PUT", "/api/v1/accounts/" + test.id + "/disabled")),
                end("erased", test -> test.people.executive().delete("/api/v1/accounts/" + test.id)),
                end("another credential", test -> test.gateway
                        .rows()
                        .change("UPDATE account SET min_credential_version = 2 WHERE account_id = ?", test.id)),
                end("idle for an hour", test -> test.gateway
                        .rows()
                        .change(
                                "UPDATE session SET last_seen_at = last_seen_at - interval '61 minutes'"
                                        + " WHERE account_id = ?",
                                test.id)),
                end("a day old", test -> test.gateway
                        .rows()
                        .change("UPDATE session SET expires_at = signed_in_at WHERE account_id = ?", test.id)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void theApplicationsCookieEndsWithTheSession(String how, Consumer<ApplicationSessionIT> end) {
        String wiki = ana.enter(WIKI);
        String shop = ana.enter(SHOP);
        end.accept(this);
        assertThat(ana.ask(WIKI, wiki).problem()).isEqualTo("unauthenticated");
        assertThat(ana.ask(SHOP, shop).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void aUseOfAnApplicationIsASignOfLifeOfTheSession() {
        String wiki = ana.enter(WIKI);
        gateway.rows()
                .change(
                        "UPDATE session SET last_seen_at = last_seen_at - interval '50 minutes' WHERE account_id = ?",
                        id);
        assertThat(ana.ask(WIKI, wiki).status()).isEqualTo(200);
        assertThat(gateway.rows()
                        .count(
                                "SELECT count(*) FROM session WHERE account_id = ?"
                                        + " AND last_seen_at > now() - interval '10 minutes'",
                                id))
                .isEqualTo(1);
    }

    private static Arguments end(String how, Consumer<ApplicationSessionIT> end) {
        return Arguments.of(how, end);
    }
}
