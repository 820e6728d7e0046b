package io.latchkey.platform.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What templates know as {@code page}: the language, the others, and links that keep the language. */
public class PageView {

    private final PageMessages messages;
    private final MessageBundle language;
    private final String path;
    private final boolean chosen;

    /** @param chosen whether the reader chose the language, rather than the browser */
    public PageView(PageMessages messages, MessageBundle language, String path, boolean chosen) {
        this.messages = messages;
        this.language = language;
        this.path = path;
        this.chosen = chosen;
    }

    /** For a service's own view. */
    protected PageView(PageView other) {
        this(other.messages, other.language, other.path, other.chosen);
    }

    /** A language to switch to, on the same path. */
    public record LanguageChoice(String code, String name, String link, boolean current) {}

    public String language() {
        return locale().toLanguageTag();
    }

    public boolean chosen() {
        return chosen;
    }

    public List<LanguageChoice> languages() {
        return messages.listBundles().stream()
                .map(one -> new LanguageChoice(
                        one.code(), one.displayName(), addLanguage(path, one.code()), one.equals(language)))
                .toList();
    }

    /** What the speakers of a language call it; its code where these pages do not speak it. */
    public String nameOf(String code) {
        return messages.listBundles().stream()
                .filter(one -> one.code().equals(code))
                .map(MessageBundle::displayName)
                .findFirst()
                .orElse(code);
    }

    /** A link inside these pages; it names the language only if the person chose one. */
    public String link(String to) {
        return chosen ? addLanguage(to, language()) : to;
    }

    protected Locale locale() {
        return language.toLocale();
    }

    protected String textOf(String key) {
        return language.textOf(key);
    }

    /** A moment as the reader's language writes it, in UTC; a script puts it into the reader's own zone. */
    protected String formatTime(Instant at, FormatStyle date, FormatStyle time) {
        return DateTimeFormatter.ofLocalizedDateTime(date, time)
                        .withLocale(locale())
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    protected static String querySeparator(String path) {
        return path.indexOf('?') < 0 ? "?" : "&";
    }

    private static String addLanguage(String path, String code) {
        // "//host" would leave the site: a path from an address bar has one slash at its start.
        return path.replaceFirst("^/*", "/") + querySeparator(path) + "lang=" + code;
    }
}
