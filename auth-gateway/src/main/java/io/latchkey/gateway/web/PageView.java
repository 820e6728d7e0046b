package io.latchkey.gateway.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the frame of a page shows: its language, the others, whom to contact, and links that keep the language. */
record PageView(
        Locale locale,
        List<LanguageChoice> languages,
        String contact,
        boolean chosen,
        @Nullable String next) {

    private static final String SIGN_IN = "/sign-in";

    /** A language to switch to, on the same path. */
    record LanguageChoice(String code, String name, String link, boolean current) {}

    static PageView forRequest(
            Messages languages, MessageBundle language, String path, boolean chosen, String contact) {
        List<LanguageChoice> choices = languages.listBundles().stream()
                .map(one ->
                        new LanguageChoice(one.code(), one.displayName(), link(path, one.code()), one.equals(language)))
                .toList();
        return new PageView(language.toLocale(), choices, contact, chosen, null);
    }

    /** The same, and every link inside the sign-in keeps where its reader wants to go afterwards. */
    PageView withNext(@Nullable String place) {
        List<LanguageChoice> choices = languages.stream()
                .map(one -> new LanguageChoice(one.code(), one.name(), keepNext(one.link(), place), one.current()))
                .toList();
        return new PageView(locale, choices, contact, chosen, place);
    }

    public String language() {
        return locale.toLanguageTag();
    }

    /** What the speakers of a language call it; its code where these pages do not speak it. */
    public String nameOf(String code) {
        return languages.stream()
                .filter(one -> one.code().equals(code))
                .map(LanguageChoice::name)
                .findFirst()
                .orElse(code);
    }

    /** A moment as the reader's language writes it, in UTC; a script puts it into the reader's own zone. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /** A link inside these pages; it names the language only if the person chose one. */
    public String link(String path) {
        String kept = keepNext(path, next);
        return chosen ? link(kept, language()) : kept;
    }

    private static String keepNext(String path, @Nullable String next) {
        return next != null && path.startsWith(SIGN_IN)
                ? path + querySeparator(path) + "next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)
                : path;
    }

    private static String querySeparator(String path) {
        return path.indexOf('?') < 0 ? "?" : "&";
    }

    private static String link(String path, String code) {
        // "//host" would leave the site: a path from an address bar has one slash at its start.
        return path.replaceFirst("^/*", "/") + querySeparator(path) + "lang=" + code;
    }
}
