package io.latchkey.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.latchkey.acceptance.drive.Inbox;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Somebody at a browser: reads, types, presses, and keeps a picture of every page. */
final class Person {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Walk walk;
    private final Page tab;
    private final String url;
    private int pictures;

    Person(Walk walk, Page tab, String url) {
        this.walk = walk;
        this.tab = tab;
        this.url = url;
    }

    void open(String path) {
        tab.navigate(url + path);
    }

    void sees(String english, String spanish) {
        assertThat(tab.locator("h1")).hasText(walk.say(english, spanish));
    }

    void reads(String english, String spanish) {
        assertThat(tab.locator("main")).containsText(walk.say(english, spanish));
    }

    void types(String field, String text) {
        tab.locator("input[name=" + field + "]").fill(text);
    }

    void presses(String english, String spanish) {
        tab.locator("main button[type=submit]")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText(Pattern.compile("^" + walk.say(english, spanish) + "$")))
                .click();
    }

    void follows(String english, String spanish) {
        tab.locator("main a")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(walk.say(english, spanish)))
                .click();
    }

    /** Opens a mail's link; where scripts are off, pastes the code that the mail shows. */
    void opensLinkOf(Inbox.Mail mail) {
        tab.navigate(url + "/reset-password#token=" + mail.token());
        sees("Choose your password", "Elija su contraseña");
        if (walk.scripts()) {
            assertThat(tab).hasURL(Pattern.compile("/reset-password$"));
            assertThat(tab.locator("input[name=token]")).isHidden();
        } else {
            types("token", mail.token());
        }
    }

    void choosesPassword(String password) {
        types("newPassword", password);
        presses("Set password", "Guardar contraseña");
    }

    void signsIn(String email, String password) {
        types("email", email);
        types("password", password);
        presses("Sign in", "Iniciar sesión");
    }

    void isSignedInAs(String email) {
        sees("Your account", "Su cuenta");
        reads(email, email);
    }

    /** Keeps what is on the screen, whole, numbered in the order of the walk. */
    void keepsPicture(String moment) {
        pictures++;
        String file = "walk-%s-%02d-%s.png".formatted(walk.name(), pictures, moment);
        tab.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(file)));
    }

    Page tab() {
        return tab;
    }
}
