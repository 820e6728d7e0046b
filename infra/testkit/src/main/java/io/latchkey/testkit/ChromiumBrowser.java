package io.latchkey.testkit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.latchkey.stack.process.ExecutableFinder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Chromium that tests drive: {@code LATCHKEY_CHROMIUM}, else the one on the path, else Playwright's own. */
public final class ChromiumBrowser implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    public ChromiumBrowser() {
        Optional<Path> installed = findInstalled();
        Map<String, String> environment =
                installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(ARGUMENTS);
        installed.ifPresent(options::setExecutablePath);
        browser = playwright.chromium().launch(options);
    }

    public Browser browser() {
        return browser;
    }

    private static Optional<Path> findInstalled() {
        String named = System.getenv("LATCHKEY_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return ExecutableFinder.findOnPath("chromium", "chromium-browser", "google-chrome");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
