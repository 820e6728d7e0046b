package io.latchkey.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.latchkey.acceptance.drive.RunningStack;
import io.latchkey.stack.plan.ListenerPort;
import io.latchkey.testkit.ChromiumBrowser;
import io.latchkey.testkit.PageChecks;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way into the operations console and through it, at a browser, with scripts and without. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsBrowserIT {

    private static final String PASSWORD = "nine quiet herons at the weir";

    private final RunningStack running = RunningStack.shared();
    private final String operator = "olga-" + UUID.randomUUID() + "@example.org";
    private ChromiumBrowser chromium;

    @BeforeAll
    void start() {
        chromium = new ChromiumBrowser();
        String executive = running.people().executive();
        running.gateway()
                .as(
                        executive,
                        "POST",
                        "/api/v1/accounts",
                        Map.of(
                                "email",
                                operator,
                                "displayName",
                                "Olga",
                                "locale",
                                "en",
                                "roles",
                                List.of("OPERATIONS")));
        running.people().setPassword(operator, PASSWORD);
    }

    @AfterAll
    void end() {
        chromium.close();
    }

    @ParameterizedTest
    @MethodSource("io.latchkey.acceptance.browser.Walk#usual")
    void anOperatorGetsInFindsAMailAndGetsOut(Walk walk) {
        String gateway = running.stack().plan().ports().localUrl(ListenerPort.GATEWAY);
        String console = running.stack().plan().ports().localUrl(ListenerPort.CONSOLE);
        var look = walk.context().setColorScheme(walk.width() < 600 ? ColorScheme.DARK : ColorScheme.LIGHT);
        try (BrowserContext context = chromium.browser().newContext(look)) {
            Page tab = context.newPage();
            BrowserPerson olga = new BrowserPerson(walk, tab, gateway);
            // Straight to the console, as a bookmark would.
            tab.navigate(console + "/operations/letters");
            olga.sees("Sign in", "Iniciar sesión");
            olga.signsIn(operator, PASSWORD);
            if (!walk.scripts()) {
                olga.sees("Operations", "Operaciones");
                olga.presses("Open the operations console", "Abrir la consola de operaciones");
            }
            olga.sees("Is mail going out?", "¿Está saliendo el correo?");
            assertThat(tab).hasURL(console + "/operations");
            isFitToRead(tab, walk);
            olga.keepsPicture("operations");
            olga.types("q", operator);
            olga.presses("Find", "Buscar");
            olga.sees("What became of it", "Qué fue de él");
            olga.reads("delivered", "entregado");
            isFitToRead(tab, walk);
            olga.keepsPicture("operations-mail");
            for (String page : List.of("letters", "controls", "audit")) {
                tab.navigate(console + "/operations/" + page);
                isFitToRead(tab, walk);
                olga.keepsPicture("operations-" + page);
            }
            tab.locator(".tabs button").click();
            olga.sees("You are signed out here", "Aquí ha cerrado la sesión");
        }
    }

    private static void isFitToRead(Page tab, Walk walk) {
        assertThat(PageChecks.fitsScreen(tab))
                .as(tab.url() + " fits the screen")
                .isTrue();
        if (walk.scripts()) {
            assertThat(PageChecks.findViolations(tab)).as(tab.url()).isEmpty();
        }
    }
}
