package io.latchkey.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.latchkey.acceptance.drive.InboxDriver;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at a browser: reads, types, presses, and keeps a picture of every page. */
final class BrowserPerson {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Walk walk;
    private final String story;
    private final Page tab;
    private final String url;
    private int pictures;

    BrowserPerson(Walk walk, Page tab, String url) {
        this(walk, "walk", tab, url);
    }

    /** @param story begins the names of the pictures */
    BrowserPerson(Walk walk, String story, Page tab, String url) {
        this.walk = walk;
        this.story = story;
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
        press(tab.locator("main"), walk.say(english, spanish));
    }

    /** Of several buttons of that name, the one beside this text. */
    void pressesIn(String text, String english, String spanish) {
        press(tab.locator("main li").filter(having(text)), walk.say(english, spanish));
    }

    void opensDetails(String english, String spanish) {
        tab.locator("main summary").filter(having(walk.say(english, spanish))).click();
    }

    private static void press(Locator within, String label) {
        within.locator("button[type=submit]")
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + label + "$")))
                .click();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    String textOf(String place) {
        return tab.locator(place).innerText();
    }

    List<String> textsOf(String place) {
        return tab.locator(place).allInnerTexts();
    }

    /** Where the browser is, without what a notice added. */
    String path() {
        return URI.create(tab.url()).getPath();
    }

    void follows(String english, String spanish) {
        tab.locator("main a").filter(having(walk.say(english, spanish))).click();
    }

    /** Opens a mail's link; where scripts are off, pastes the code that the mail shows. */
    void opensLinkOf(InboxDriver.Mail mail) {
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
        String file = "%s-%s-%02d-%s.png".formatted(story, walk.name(), pictures, moment);
        tab.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(file)));
    }

    Page tab() {
        return tab;
    }
}
