package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
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

@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesBrowserIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private ChromiumBrowser chromium;
    private GalleryServer server;

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

    record Look(String language, int width, ColorScheme scheme, boolean scripts) {

        String name() {
            return language + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT)
                    + (scripts ? "" : "-no-scripts");
        }
    }

    static Stream<Look> looks() {
        return Stream.of(
                new Look("en", 1280, ColorScheme.LIGHT, true),
                new Look("es", 360, ColorScheme.LIGHT, true),
                new Look("es", 1280, ColorScheme.DARK, true),
                new Look("en", 360, ColorScheme.DARK, true),
                new Look("en", 360, ColorScheme.LIGHT, false));
    }

    /** Its script sends the reader on to another origin, where nobody is. */
    private static final String LEAVES_AT_ONCE = "operations";

    @ParameterizedTest
    @MethodSource("looks")
    void everyPageIsAccessibleFitsItsScreenAndBreaksNoPolicy(Look look) {
        List<String> complaints = new ArrayList<>();
        try (BrowserContext context = chromium.browser().newContext(options(look));
                Page tab = context.newPage()) {
            tab.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            tab.onPageError(complaints::add);
            for (String moment : PageGallery.PAGES.keySet()) {
                if (look.scripts() && moment.equals(LEAVES_AT_ONCE)) {
                    continue;
                }
                complaints.clear();
                show(tab, moment, look);
                assertThat(complaints.stream().filter(said -> !said.contains("the server responded with a status of")))
                        .as(moment + " " + look.name())
                        .isEmpty();
            }
        }
    }

    private void show(Page tab, String moment, Look look) {
        tab.navigate(server.url(moment));
        tab.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(SCREENSHOTS.resolve(moment + "-" + look.name() + ".png")));
        assertThat(PageChecks.fitsScreen(tab)).as(moment + " fits its screen").isTrue();
        if (look.scripts()) {
            assertThat(PageChecks.findViolations(tab))
                    .as(moment + " " + look.name())
                    .isEmpty();
        }
    }

    private static Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.width() < 600 ? 740 : 800)
                .setLocale(look.language())
                .setColorScheme(look.scheme())
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(look.scripts());
    }
}
