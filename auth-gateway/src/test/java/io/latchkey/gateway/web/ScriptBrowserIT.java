// Over 250 lines: all of it shares one browser on one script.
package io.latchkey.gateway.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.latchkey.testkit.ChromiumBrowser;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptBrowserIT {

    private static final String TOKEN = "AbC-_9".repeat(14) + "xy";

    private ChromiumBrowser chromium;
    private GalleryServer server;
    private BrowserContext context;
    private Page tab;

    @BeforeAll
    void open() {
        server = new GalleryServer();
        chromium = new ChromiumBrowser();
    }

    @AfterAll
    void close() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void newTab() {
        context = chromium.browser().newContext();
        tab = context.newPage();
    }

    @AfterEach
    void closeTab() {
        context.close();
    }

    @Test
    void theTokenLeavesTheAddressBarAndTheHistoryAndReachesTheFormOnly() {
        List<String> asked = new ArrayList<>();
        tab.onRequest(request -> asked.add(request.url()));
        tab.navigate(server.url("reset") + "#token=" + TOKEN);
        assertThat(tab.url()).isEqualTo(server.url("reset"));
        assertThat(tab.locator("#token")).isHidden();
        assertThat(tab.locator("#token")).hasValue(TOKEN);
        assertThat(tab.evaluate("history.length")).isEqualTo(2);
        assertThat(tab.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
                .isEqualTo("[{},{},\"\"]");
        assertThat(asked).noneMatch(url -> url.contains(TOKEN));
    }

    @Test
    void anEventBringsTheJourneyUpToDateAndOnlyWhatIsNewIsReadOut() {
        String url = server.url("executive-account");
        AtomicBoolean changed = new AtomicBoolean();
        tab.route("**/api/v1/accounts/*/emails", route -> {
            changed.set(true);
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("event: email\ndata: {}\n\n"));
        });
        tab.route(url, route -> {
            APIResponse page = route.fetch();
            String body = changed.get()
                    ? page.text().replace("Their mail server took it.", "It is on the moon.")
                    : page.text();
            route.fulfill(new Route.FulfillOptions().setResponse(page).setBody(body));
        });

        tab.navigate(url);

        assertThat(tab.locator("#mails")).containsText("It is on the moon.");
        assertThat(tab.locator("#mails-news")).containsText("It is on the moon.");
        assertThat(tab.locator("#mails-news")).not().containsText("Waiting to be sent");
        assertThat(tab.locator("#mails-news")).hasAttribute("role", "status");
    }

    @Test
    void whereNoStreamCanBeHadTheJourneyIsLookedAtAgain() {
        String url = server.url("executive-account");
        AtomicInteger looks = new AtomicInteger();
        tab.route("**/api/v1/accounts/*/emails", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        tab.route(url, route -> {
            looks.incrementAndGet();
            route.resume();
        });

        tab.navigate(url);

        tab.waitForCondition(() -> looks.get() >= 3);
    }

    @Test
    void theTokenIsSentWithThePasswordByAnOrdinaryForm() {
        tab.navigate(server.url("reset") + "#token=" + TOKEN);
        tab.getByLabel("New password").fill("four words nobody knows");
        Request sent =
                tab.waitForRequest(request -> request.method().equals("POST"), () -> tab.locator("button[type=submit]")
                        .click());
        assertThat(sent.postData()).isEqualTo("token=" + TOKEN + "&newPassword=four+words+nobody+knows");
        assertThat(sent.url()).endsWith("/reset-password");
    }

    @Test
    void switchingTheLanguageDoesNotLoseTheToken() {
        tab.navigate(server.url("reset") + "#token=" + TOKEN);
        tab.getByText("Español").click();
        assertThat(tab.locator("h1")).hasText("Elija su contraseña");
        assertThat(tab.locator("#token")).hasValue(TOKEN);
        assertThat(tab.url()).isEqualTo(server.url("reset") + "?lang=es");
    }

    @Test
    void withoutATokenTheFieldForTheCodeIsThere() {
        tab.navigate(server.url("reset"));
        assertThat(tab.locator("#token")).isVisible();
        tab.navigate(server.url("sign-in"));
        tab.navigate(server.url("reset") + "#token=%3Cscript%3E");
        assertThat(tab.locator("#token")).isVisible();
        assertThat(tab.locator("#token")).hasValue("");
    }

    @Test
    void aPasswordIsShownOnRequestAndHiddenAgainBeforeItIsSent() {
        tab.navigate(server.url("reset"));
        Locator field = tab.getByLabel("New password");
        Locator toggle = tab.locator("button[data-shows]");
        assertThat(toggle).hasAttribute("aria-pressed", "false");
        toggle.click();
        assertThat(field).hasAttribute("type", "text");
        assertThat(toggle).hasAttribute("aria-pressed", "true");
        assertThat(field).isFocused();
        tab.locator("form").evaluate("form => form.requestSubmit()");
        assertThat(field).hasAttribute("type", "password");
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        tab.navigate(server.url("reset"));
        tab.getByLabel("New password").fill("ñ🗝️ab");
        assertThat(tab.locator(".count")).hasText(Pattern.compile("^5 "));
    }

    @Test
    void sendItAgainWaitsVisiblyThenSendsToTheAddressTypedBefore() {
        tab.clock().install();
        tab.navigate(server.url("forgot"));
        tab.getByLabel("Email address").fill("ana@example.org");
        answered(() -> tab.locator("form").evaluate("form => form.requestSubmit()"));
        tab.navigate(server.url("sent"));
        Locator again = tab.locator("button[data-wait]");
        assertThat(again).isDisabled();
        assertThat(again).hasText(Pattern.compile("Send again in (60|59) s"));
        tab.clock().fastForward(30_000);
        assertThat(again).hasText(Pattern.compile("Send again in (30|29) s"));
        tab.clock().fastForward(31_000);
        assertThat(again).isEnabled();
        assertThat(again).hasText("Send it again");
        assertThat(tab.locator("[role=status]")).hasText("You can send it again now.");
        assertThat(tab.getByLabel("Email address")).hasValue("ana@example.org");
    }

    @Test
    void aFormIsSentOnceHoweverOftenTheButtonIsPressed() {
        List<Request> sent = new ArrayList<>();
        tab.onRequest(request -> {
            if (request.method().equals("POST")) {
                sent.add(request);
            }
        });
        tab.navigate(server.url("sign-in"));
        answered(() -> tab.evaluate(
                "const button = document.querySelector('button[type=submit]'); button.click(); button.click();"));
        tab.navigate(server.url("forgot"));
        assertThat(sent).hasSize(1);
    }

    @Test
    void theBrowserSolvesTheProofByItselfAndSendsItWithTheForm() {
        // Solved long before the form is sent, and not yet: both must send it.
        sendsWithProof(() -> assertThat(tab.locator("input[name=proof]")).not().hasValue(""));
        sendsWithProof(() -> {});
    }

    private void sendsWithProof(Runnable reading) {
        tab.navigate(server.url("sign-in-proof"));
        reading.run();
        tab.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("four words nobody knows");
        Request sent = tab.waitForRequest(
                request -> request.method().equals("POST"),
                () -> tab.locator("main button[type=submit]").click());
        assertThat(GalleryProof.isSolved(field(sent.postData(), "proof"))).isTrue();
        assertThat(sent.postData()).contains("password=four+words+nobody+knows");
    }

    @Test
    void theStrengthOfANewPasswordIsSaidByTheServersCount() {
        tab.navigate(server.url("account-enrolled"));
        Locator field = tab.locator("#new-password");
        Locator said = tab.locator("[data-measures]");
        assertThat(said).hasText("");
        field.fill("e\u0301".repeat(10));
        assertThat(said).hasText("5 more characters to go.");
        field.fill("ñ🗝️abcdefghijkl");
        assertThat(said).hasText("Long enough: 15 characters.");
        field.fill("x".repeat(130));
        assertThat(said).hasText("Too long by 2 characters.");
    }

    @Test
    void recoveryCodesAreCopiedAndDownloadedWithoutAskingTheServer() throws Exception {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        tab.navigate(server.url("codes-enrolled"));
        List<String> asked = new ArrayList<>();
        tab.onRequest(request -> {
            if (request.url().startsWith("http")) {
                asked.add(request.url());
            }
        });
        tab.getByText("Copy", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(tab.locator("#copied")).hasText("Copied.");
        String copied = (String) tab.evaluate("navigator.clipboard.readText()");
        assertThat(copied.lines()).hasSize(10).allMatch(line -> line.length() == 29);
        Download file =
                tab.waitForDownload(() -> tab.getByText("Download as a file").click());
        assertThat(file.suggestedFilename()).isEqualTo("latchkey-recovery-codes.txt");
        assertThat(Files.readAllLines(file.path())).isEqualTo(copied.lines().toList());
        assertThat(asked).isEmpty();
    }

    @Test
    void theFieldForTheCodeOpensOnTheSameForm() {
        tab.navigate(server.url("sign-in"));
        Locator code = tab.locator("#code");
        assertThat(code).isHidden();
        tab.getByText("One-time password required").click();
        assertThat(code).isVisible();
        assertThat(code).hasAttribute("autocomplete", "one-time-code");
    }

    @Test
    void aScriptThatIsNotOursDoesNotRun() {
        tab.navigate(server.url("sign-in"));
        tab.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.owned = true\">')");
        tab.evaluate(
                "const s = document.createElement('script'); s.text = 'window.owned = true'; document.body.append(s)");
        assertThat(tab.evaluate("window.owned === undefined")).isEqualTo(true);
    }

    private static String field(String form, String name) {
        return Stream.of(form.split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /** A form that is still on its way would cut the next navigation short. */
    private void answered(Runnable submitting) {
        tab.waitForResponse(answer -> answer.request().method().equals("POST"), submitting);
    }
}
