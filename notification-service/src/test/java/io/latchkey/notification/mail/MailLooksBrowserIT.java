package io.latchkey.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.testkit.ChromiumBrowser;
import io.latchkey.testkit.PageChecks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail in every language, light and dark, on a phone and on a desk, as a browser shows it; pictures are kept. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailLooksBrowserIT {

    private static final Path PICTURES = Path.of("target", "screenshots", "mails");
    // The longest that a profile can hold, without a place to break it: the worst a greeting has to bear.
    private static final String LONG_NAME = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);

    private final MailRenderer renderer = Samples.renderer();
    private ChromiumBrowser chromium;

    @BeforeAll
    void open() {
        chromium = new ChromiumBrowser();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    record Look(AccountLocale language, int width, ColorScheme scheme) {

        @Override
        public String toString() {
            return language.code() + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Stream<Look> looks() {
        return Samples.LANGUAGES.listLanguages().stream().flatMap(language -> Stream.of(360, 1280)
                .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .map(scheme -> new Look(language, width, scheme))));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void everyMailFitsItsScreenFetchesNothingAndIsAccessible(Look look) {
        List<String> fetched = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext(options(look));
                Page tab = context.newPage()) {
            tab.onRequest(request -> fetched.add(request.url()));
            for (MailContent mail : Samples.all("Ada Lovelace", look.language())) {
                show(tab, mail, look);
            }
        }
        assertThat(fetched).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aNameWithoutEndStaysOnItsScreen(Look look) {
        try (BrowserContext context = chromium.browser().newContext(options(look));
                Page tab = context.newPage()) {
            for (MailContent mail : Samples.all(LONG_NAME, look.language())) {
                tab.setContent(renderer.render(mail).html());
                assertThat(PageChecks.fitsScreen(tab))
                        .as(mail.kind().template().code() + "-" + look + " fits its screen")
                        .isTrue();
            }
        }
    }

    private void show(Page tab, MailContent mail, Look look) {
        String name = mail.kind().template().code() + "-" + look;
        tab.setContent(renderer.render(mail).html());
        tab.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
        assertThat(PageChecks.fitsScreen(tab)).as(name + " fits its screen").isTrue();
        assertThat(PageChecks.findViolations(tab)).as(name).isEmpty();
    }

    private static Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.width() < 600 ? 740 : 800)
                .setLocale(look.language().code())
                .setColorScheme(look.scheme());
    }
}
