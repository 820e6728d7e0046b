package io.latchkey.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.stream.Stream;

/** How somebody comes along: the language of browser and account, the width of the screen, with scripts or without. */
record Walk(String language, int width, boolean scripts) {

    /** A desk in English, a telephone in Spanish, and that without scripts. */
    static Stream<Walk> usual() {
        return Stream.of(new Walk("en", 1280, true), new Walk("es", 360, true), new Walk("es", 360, false));
    }

    String name() {
        return language + "-" + width + (scripts ? "" : "-no-scripts");
    }

    String email() {
        return "ana." + name() + "@example.org";
    }

    Browser.NewContextOptions context() {
        return new Browser.NewContextOptions()
                .setLocale(language)
                .setViewportSize(width, width < 600 ? 740 : 800)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts);
    }

    /** The words of this walk's language. */
    String say(String english, String spanish) {
        return language.equals("es") ? spanish : english;
    }

    @Override
    public String toString() {
        return name();
    }
}
