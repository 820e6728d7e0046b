package io.latchkey.gateway.forwardauth;

import static io.latchkey.gateway.forwardauth.ApplicationVisitor.SHOP;
import static io.latchkey.gateway.forwardauth.ApplicationVisitor.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.gateway.forwardauth.ApplicationVisitor.TurnedAway;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The way of a signed-in person into two applications, and of everybody else not. */
class ApplicationSignInIT {
    private static final String SOMEBODY = "A".repeat(43);

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana");
    private final ApplicationVisitor ana = new ApplicationVisitor(gateway, people.signIn(email));

    @Test
    void whoIsSignedInIsLedInAndTheApplicationHearsATokenForItAlone() throws ParseException {
        TurnedAway turned = ana.open(WIKI, "/page?a=1&b=%20c");
        assertThat(turned.start())
                .matches("/forward-auth/start\\?application=wiki&state=[A-Za-z0-9_-]{43}"
                        + "&next=%2Fpage%3Fa%3D1%26b%3D%2520c");
        assertThat(turned.state()).matches("__Host-latchkey-app-state=[A-Za-z0-9_-]{43}");
        var entered = ana.at(WIKI, turned.state()).get(ana.fetchCode(WIKI, turned));
        assertThat(entered.header("Location")).isEqualTo("https://wiki.test/page?a=1&b=%20c");
        assertThat(entered.header("Set-Cookie"))
                .matches("__Host-latchkey-app=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax");
        var told = ana.ask(WIKI, entered.cookie());
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("X-Latchkey-Account")).isEqualTo(id.toString());
        assertThat(told.header("X-Latchkey-Roles")).isEqualTo("USER");
        JWTClaimsSet claims =
                SignedJWT.parse(told.header("X-Latchkey-Identity")).getJWTClaimsSet();
        assertThat(claims.getAudience()).containsExactly("wiki");
        assertThat(claims.getIssuer()).isEqualTo("https://latchkey.test");
        assertThat(claims.getSubject()).isEqualTo(id.toString());
    }

    @Test
    void nobodySignsInFirstAndComesBackToTheSameWay() {
        TurnedAway turned = ana.open(SHOP, "/cart");
        var asked = gateway.browser().get(turned.start());
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.header("Location"))
                .isEqualTo("/sign-in?next=" + URLEncoder.encode(turned.start(), StandardCharsets.UTF_8));
        assertThat(ana.ask(SHOP).problem()).isEqualTo("unauthenticated");
    }

    static Stream<Arguments> wrongWays() {
        return Stream.of(
                wrong("without the state cookie", (ana, turned, path) -> ana.at(WIKI)
                        .get(path)),
                wrong("with the state cookie of another browser", (ana, turned, path) -> ana.at(
                                WIKI, ana.open(WIKI, "/").state())
                        .get(path)),
                wrong("with the state of the address as the cookie", (ana, turned, path) -> ana.at(
                                WIKI,
                                "__Host-latchkey-app-state=" + turned.start().replaceAll(".*state=([^&]+).*", "$1"))
                        .get(path)),
                wrong("with two state cookies", (ana, turned, path) -> ana.at(WIKI, turned.state(), turned.state())
                        .get(path)),
                wrong("at another application", (ana, turned, path) -> ana.at(SHOP, turned.state())
                        .get(path)),
                wrong("cut", (ana, turned, path) -> ana.at(WIKI, turned.state())
                        .get(path.substring(0, path.length() - 1))),
                wrong("longer", (ana, turned, path) -> ana.at(WIKI, turned.state())
                        .get(path + "A")),
                wrong("twice in one address", (ana, turned, path) -> ana.at(WIKI, turned.state())
                        .get(path + "&" + path.substring(path.indexOf("code")))),
                wrong("that nobody made", (ana, turned, path) -> ana.at(WIKI, turned.state())
                        .get("/.latchkey/callback?code=" + SOMEBODY)),
                wrong("none", (ana, turned, path) -> ana.at(WIKI, turned.state())
                        .get("/.latchkey/callback")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongWays")
    void aCodeThatIsNotThisBrowsersForThisApplicationOpensNothingAndSpendsNothing(String how, WrongWay way) {
        TurnedAway turned = ana.open(WIKI, "/");
        String path = ana.fetchCode(WIKI, turned);
        var refused = way.take(ana, turned, path);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().get("errors").get(0).get("pointer").asString())
                .isEqualTo("/code");
        assertThat(refused.header("Set-Cookie")).isEmpty();
        assertThat(ana.at(WIKI, turned.state()).get(path).status()).isEqualTo(303);
    }

    static Stream<Arguments> lostCodes() {
        return Stream.of(
                Arguments.of("used", (Consumer<ApplicationSignInIT>) test -> {}),
                Arguments.of("over", (Consumer<ApplicationSignInIT>) test -> test.gateway
                        .rows()
                        .change("UPDATE application_code SET expires_at = expires_at - interval '31 seconds'")),
                Arguments.of("of a session that has ended", (Consumer<ApplicationSignInIT>)
                        test -> test.ana.signedIn().delete("/api/v1/sessions/current")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lostCodes")
    void aCodeThatIsNoLongerGoodIsRefused(String how, Consumer<ApplicationSignInIT> lose) {
        TurnedAway turned = ana.open(WIKI, "/");
        String path = ana.fetchCode(WIKI, turned);
        if (how.equals("used")) {
            assertThat(ana.at(WIKI, turned.state()).get(path).status()).isEqualTo(303);
        }
        lose.accept(this);
        assertThat(ana.at(WIKI, turned.state()).get(path).problem()).isEqualTo("invalid-request");
        var page = ana.at(WIKI, turned.state()).with("Accept", "text/html").get(path);
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.response().body()).contains("href=\"/\"").contains("open the application again");
    }

    @Test
    void ofManyWhoRedeemACodeAtOnceOneDoes() {
        TurnedAway turned = ana.open(WIKI, "/");
        String path = ana.fetchCode(WIKI, turned);
        var answers = IntStream.range(0, 12)
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> ana.at(WIKI, turned.state()).get(path).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).containsOnlyOnce(303).containsOnly(303, 400);
    }

    @Test
    void pagesUnderWayAtOnceAllComeBack() {
        TurnedAway first = ana.open(WIKI, "/one");
        TurnedAway second = ana.open(WIKI, "/two", first.state());
        assertThat(second.state()).isEqualTo(first.state());
        String one = ana.fetchCode(WIKI, first);
        String two = ana.fetchCode(WIKI, second);
        String cookie = ana.at(WIKI, first.state()).get(one).cookie();
        assertThat(ana.at(WIKI, first.state()).get(two).header("Location")).isEqualTo("https://wiki.test/two");
        assertThat(ana.ask(WIKI, cookie).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 405", "POST, 405", "DELETE, 405", "OPTIONS, 200"})
    void aMethodThatIsNoGetSpendsNothing(String method, int status) {
        TurnedAway turned = ana.open(WIKI, "/");
        assertThat(ana.signedIn().call(method, turned.start()).status()).isEqualTo(status);
        assertThat(gateway.rows()
                        .count(
                                "SELECT count(*) FROM application_code JOIN session USING (session_id)"
                                        + " WHERE account_id = ?",
                                id))
                .isZero();
        String path = ana.fetchCode(WIKI, turned);
        assertThat(ana.at(WIKI, turned.state()).call(method, path).status()).isEqualTo(status);
        assertThat(ana.at(WIKI, turned.state()).get(path).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.gateway.OpenRedirects#listPlaces")
    void aPlaceThatIsNoPathOfTheApplicationIsNowhereToGo(String place) {
        String encoded = URLEncoder.encode(place, StandardCharsets.UTF_8);
        String start = ana.open(WIKI, "/").start().replaceFirst("&next=.*", "&next=" + encoded);
        assertThat(errorsOf(ana.signedIn().get(start))).containsExactly("/next");
        if (place.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            assertThat(ana.open(WIKI, place).start()).endsWith("&next=%2F");
        }
    }

    @Test
    void aPlaceIsAPathAndNoAddressNotEvenOurs() {
        for (String place : List.of("https://latchkey.test/account", "https://wiki.test/page", "page")) {
            assertThat(ana.open(WIKI, place).start()).endsWith("&next=%2F");
        }
        assertThat(ana.open(WIKI, "/" + "a".repeat(1900)).start()).endsWith("&next=%2F");
        assertThat(ana.open(WIKI, "/" + "a".repeat(1700)).start()).hasSizeGreaterThan(1700);
    }

    @Test
    void whatAWayLacksIsNamedAllAtOnce() {
        String state = "&state=" + SOMEBODY;
        assertThat(errorsOf(ana.signedIn().get("/forward-auth/start"))).containsExactly("/application", "/state");
        Map.of(
                        "application=nobody" + state, "application",
                        "application=Wiki" + state, "application",
                        "application=https://wiki.test" + state, "application",
                        "application=wiki&application=wiki" + state, "application",
                        "application=wiki" + state + state, "state",
                        "application=wiki" + state.substring(1) + "A", "application",
                        "application=wiki" + state + "A", "state",
                        "application=wiki" + state.replace("AAA", "A=A"), "state",
                        "application=wiki" + state + "&next=/a&next=/a", "next",
                        "application=wiki" + state + "&next=", "next")
                .forEach((query, wrong) -> assertThat(errorsOf(ana.signedIn().get("/forward-auth/start?" + query)))
                        .as(query)
                        .contains("/" + wrong));
        assertThat(ana.signedIn()
                        .get("/forward-auth/start?application=wiki" + state)
                        .status())
                .isEqualTo(303);
        assertThat(ana.at("latchkey.test")
                        .get("/.latchkey/callback?code=" + SOMEBODY)
                        .problem())
                .isEqualTo("not-found");
    }

    private static List<String> errorsOf(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        return answer.json()
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    private static Arguments wrong(String how, WrongWay way) {
        return Arguments.of(how, way);
    }

    /** Brings a code in a way that is not right. */
    private interface WrongWay {
        Browser.Answer take(ApplicationVisitor visitor, TurnedAway turned, String path);
    }
}
