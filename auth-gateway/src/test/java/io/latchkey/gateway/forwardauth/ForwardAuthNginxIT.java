package io.latchkey.gateway.forwardauth;

import static io.latchkey.gateway.forwardauth.ProxiedApplications.GATEWAY;
import static io.latchkey.gateway.forwardauth.ProxiedApplications.SHOP;
import static io.latchkey.gateway.forwardauth.ProxiedApplications.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.People;
import io.latchkey.testkit.ChromiumBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two applications behind the nginx of infra/forward-auth, each on its own host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForwardAuthNginxIT {
    private static final String PAGE = "/page?a=1&b=%20c";

    private ProxiedApplications stage;
    private People people;

    @BeforeAll
    void start(@TempDir Path dir) throws IOException {
        stage = new ProxiedApplications(dir);
        people = new People(stage.gateway());
    }

    @AfterAll
    void stop() {
        stage.close();
    }

    @BeforeEach
    void forget() {
        stage.wiki().reached().clear();
        stage.shop().reached().clear();
    }

    @Test
    void nobodyIsLedToSignInAndAfterwardsToThePageTheyAskedFor() {
        String email = People.address();
        UUID id = people.create(email, "Ana");
        Forms reader = reader(WIKI);
        var turnedAway = reader.open(PAGE);
        assertThat(turnedAway.status()).isEqualTo(302);
        Forms gateway = reader(GATEWAY);
        String signIn = gateway.open(pathOf(GATEWAY, turnedAway)).header("Location");
        assertThat(signIn).startsWith("/sign-in?next=%2Fforward-auth%2Fstart%3Fapplication%3Dwiki");
        people.verifying(email, 1);
        var signedIn = gateway.send(signIn, "email", email, "password", "correct horse battery");
        var led = gateway.with("Cookie", signedIn.cookie()).open(signedIn.header("Location"));
        var entered = reader.with("Cookie", turnedAway.cookie()).open(pathOf(WIKI, led));
        assertThat(pathOf(WIKI, entered)).isEqualTo(PAGE);
        var page = reader.with("Cookie", entered.cookie()).open(PAGE);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.response().body()).isEqualTo("wiki " + PAGE + " " + id);
        assertThat(stage.at(WIKI).get(PAGE).problem()).isEqualTo("unauthenticated");
    }

    @Test
    void noApplicationCanUseWhatAnotherOneWasShown() {
        String email = People.address();
        people.create(email, "Olga", List.of("OPERATIONS"));
        Browser olga = people.signIn(email);
        String wiki = enter(olga, WIKI);
        assertThat(stage.at(WIKI).with("Cookie", wiki).get("/").status()).isEqualTo(200);
        assertThat(stage.at(SHOP).with("Cookie", enter(olga, SHOP)).get("/").status())
                .isEqualTo(200);
        String wikiToken = stage.wiki().reached().remove().getFirst("X-Latchkey-Identity");
        String shopToken = stage.shop().reached().remove().getFirst("X-Latchkey-Identity");
        String consoleToken = olga.post("/api/v1/operations-tokens", Map.of())
                .json()
                .get("token")
                .asString();
        assertThat(shows(stage.wiki(), wikiToken)).isEqualTo(200);
        assertThat(shows(stage.shop(), shopToken)).isEqualTo(200);
        assertThat(shows(stage.shop(), wikiToken)).isEqualTo(401);
        assertThat(shows(stage.wiki(), shopToken)).isEqualTo(401);
        assertThat(shows(stage.wiki(), consoleToken)).isEqualTo(401);
        assertThat(shows(stage.shop(), consoleToken)).isEqualTo(401);
        assertThat(stage.at(SHOP).with("Cookie", wiki).get("/").problem()).isEqualTo("unauthenticated");
        assertThat(stage.at(GATEWAY)
                        .with("Cookie", wiki.replace("-app=", "="))
                        .get("/api/v1/sessions/current")
                        .problem())
                .isEqualTo("unauthenticated");
    }

    /** By the address of the request one host, by its header another: the one that nginx chose the server by counts. */
    @Test
    void aRequestThatNamesTwoHostsBringsNoTokenOfTheOneToTheOther() {
        Browser somebody = people.signIn(someone());
        String shop = enter(somebody, SHOP);
        String answer = stage.at(WIKI)
                .raw("GET " + stage.url(WIKI) + "/ HTTP/1.1\r\nHost: "
                        + stage.url(SHOP).substring("http://".length()) + "\r\nCookie: " + shop
                        + "\r\nX-Forwarded-Host: shop.localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(stage.wiki().reached()).isEmpty();
        assertThat(stage.shop().reached()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APP                          | ''",
                "APP; STATE                   | ''",
                "a=1; APP; b=2; STATE; c=3    | a=1; b=2; c=3",
                "STATE;APP;a=1                | a=1",
                "a=1; APP                     | a=1",
                "APP; a=1                     | a=1",
                "APP; a=__Host-latchkey; b=2  | a=__Host-latchkey; b=2",
                "APP; STATE; __Host-latchkey=x; a=1 | ''"
            })
    void theApplicationHearsItsOwnCookiesAndNoneOfOurs(String sent, String heard) {
        String cookie = enter(people.signIn(someone()), WIKI);
        String cookies = sent.replace("APP", cookie).replace("STATE", "__Host-latchkey-app-state=" + "A".repeat(43));
        assertThat(stage.at(WIKI).with("Cookie", cookies).get("/").status()).isEqualTo(200);
        Headers headers = stage.wiki().reached().remove();
        assertThat(String.join("; ", headers.getOrDefault("Cookie", List.of()))).isEqualTo(heard);
    }

    @Test
    void nobodySaysForThemselvesWhoTheyAre() {
        String email = someone();
        Browser liar = stage.at(WIKI)
                .with("X-Latchkey-Account", "somebody-else")
                .with("X-Latchkey-Roles", "EXECUTIVE")
                .with("X-Latchkey-Identity", "forged");
        assertThat(liar.get("/").status()).isEqualTo(401);
        assertThat(stage.wiki().reached()).isEmpty();
        String cookie = enter(people.signIn(email), WIKI);
        assertThat(liar.with("Cookie", cookie).get("/").status()).isEqualTo(200);
        Headers heard = stage.wiki().reached().remove();
        assertThat(heard.get("X-Latchkey-Account"))
                .containsExactly(people.id(email).toString());
        assertThat(heard.get("X-Latchkey-Roles")).containsExactly("USER");
        assertThat(heard.get("X-Latchkey-Identity")).hasSize(1).doesNotContain("forged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/forward-auth",
                "/forward-auth;x=1",
                "/forward%2dauth",
                "/forward%2Dauth",
                "/%66orward-auth",
                "//forward-auth",
                "/./forward-auth",
                "/x/../forward-auth",
                "/Forward-Auth",
                "/forward-auth/",
                "/.latchkey/callback"
            })
    void theGatewaysHostTellsNoBrowserWhoItIs(String path) {
        String cookie = String.valueOf(people.signIn(someone()).headers().get("Cookie"));
        var answer = stage.at(GATEWAY).with("Cookie", cookie).get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("X-Latchkey-Identity")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.latchkey/asked", "/.latchkey/", "/.latchkey/callback/", "/.latchkey/Callback"})
    void whatIsTheProxysOwnIsNobodyElses(String path) {
        String cookie = enter(people.signIn(someone()), WIKI);
        stage.wiki().reached().clear();
        assertThat(stage.at(WIKI).with("Cookie", cookie).get(path).status()).isEqualTo(404);
        assertThat(stage.wiki().reached()).isEmpty();
    }

    @Test
    void aHostThatIsNobodysIsAnsweredByNobody() {
        assertThat(stage.at("other.localhost").get("/").status()).isEqualTo(421);
    }

    @Test
    void whoeverIsDisabledIsOutsideAtOnce() {
        String email = People.address();
        UUID id = people.create(email, "Ana");
        String cookie = enter(people.signIn(email), WIKI);
        assertThat(stage.at(WIKI).with("Cookie", cookie).get(PAGE).status()).isEqualTo(200);
        people.executive().call("PUT", "/api/v1/accounts/" + id + "/disabled");
        assertThat(stage.at(WIKI).with("Cookie", cookie).get(PAGE).status()).isEqualTo(401);
    }

    /** What a proxy that is trusted says of the host counts, if it says one. */
    @Test
    void switchedOffTheGatewaysOwnOriginTellsNobody() {
        Browser somebody = people.signIn(someone());
        assertThat(somebody.get("/forward-auth").problem()).isEqualTo("not-found");
        String cookie = enter(somebody, WIKI);
        Browser proxy = stage.gateway().browser().with("Cookie", cookie);
        assertThat(proxy.with("X-Forwarded-Host", "wiki.localhost:80")
                        .get("/forward-auth")
                        .status())
                .isEqualTo(200);
        for (String hosts : List.of("shop.localhost", "wiki.localhost, shop.localhost", "", "localhost")) {
            assertThat(proxy.with("Host", WIKI)
                            .with("X-Forwarded-Host", hosts)
                            .get("/forward-auth")
                            .problem())
                    .as(hosts)
                    .isIn("unauthenticated", "not-found");
        }
    }

    /** With its own rules for redirects, forms and cookies, and no scripts needed. */
    @Tag("browser")
    @Test
    void aRealBrowserSignsInOnceAndIsKnownToBoth() {
        String email = People.address();
        UUID id = people.create(email, "Ana");
        people.verifying(email, 1);
        try (var chromium = new ChromiumBrowser();
                var context = chromium.browser().newContext();
                var tab = context.newPage()) {
            tab.navigate(stage.url(WIKI) + PAGE);
            assertThat(tab.url()).startsWith(stage.url(GATEWAY) + "/sign-in");
            tab.locator("input[name=email]").fill(email);
            tab.locator("input[name=password]").fill("correct horse battery");
            tab.locator("button[type=submit]").first().click();
            tab.waitForURL(stage.url(WIKI) + PAGE);
            assertThat(tab.locator("body").textContent()).contains("wiki", id.toString());
            tab.navigate(stage.url(SHOP) + "/cart");
            assertThat(tab.url()).isEqualTo(stage.url(SHOP) + "/cart");
            assertThat(tab.locator("body").textContent()).contains("shop", id.toString());
            stage.gateway().rows().change("DELETE FROM session WHERE account_id = ?", id);
            tab.navigate(stage.url(SHOP) + "/cart");
            assertThat(tab.url()).startsWith(stage.url(GATEWAY) + "/sign-in");
        }
    }

    private String someone() {
        String email = People.address();
        people.create(email, "Ana");
        return email;
    }

    private Forms reader(String host) {
        return new Forms(stage.at(host).with("Accept", "text/html"));
    }

    /** The whole way in of who is signed in at the gateway; the application's cookie. */
    private String enter(Browser signedIn, String host) {
        var turned = reader(host).open("/");
        var led = stage.at(GATEWAY)
                .with("Cookie", String.valueOf(signedIn.headers().get("Cookie")))
                .get(pathOf(GATEWAY, turned));
        return stage.at(host)
                .with("Cookie", turned.cookie())
                .get(pathOf(host, led))
                .cookie();
    }

    private String pathOf(String host, Browser.Answer redirect) {
        assertThat(redirect.header("Location")).startsWith(stage.url(host) + "/");
        return redirect.header("Location").substring(stage.url(host).length());
    }

    private int shows(DemoApplication application, String token) {
        return stage.directly(application)
                .with("X-Latchkey-Identity", token)
                .get("/")
                .status();
    }
}
