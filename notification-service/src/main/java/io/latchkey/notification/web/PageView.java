package io.latchkey.notification.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the frame of a page shows: its language, the others, the time, and links that keep the language. */
record PageView(Locale locale, String path, boolean chosen, Instant now) {

    private static final List<String> NAMES = List.of("English", "Español");

    /** A language to switch to, on the same path. */
    record LanguageChoice(String code, String name, String link, boolean current) {}

    public String language() {
        return locale.toLanguageTag();
    }

    public List<LanguageChoice> languages() {
        List<String> codes = Messages.languageCodes();
        return java.util.stream.IntStream.range(0, codes.size())
                .mapToObj(at -> new LanguageChoice(
                        codes.get(at),
                        NAMES.get(at),
                        link(path, codes.get(at)),
                        codes.get(at).equals(language())))
                .toList();
    }

    /** A moment as the reader's language writes it, in UTC; a script puts it into the reader's own zone. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(at.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    /** How long ago, in the two largest units; empty where nothing is known. */
    public String since(@Nullable Instant then) {
        return then == null ? "" : lasting(Duration.between(then, now));
    }

    /** A length of time in the two largest units, the same in every language we speak. */
    public String lasting(Duration length) {
        if (length.isNegative() || length.isZero()) {
            return "0 s";
        }
        if (length.toDays() > 0) {
            return length.toDays() + " d " + length.toHoursPart() + " h";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
                : length.toSecondsPart() + " s";
    }

    /** A link inside these pages; it names the language only if the person chose one. */
    public String link(String to) {
        return chosen ? link(to, language()) : to;
    }

    private static String link(String to, String code) {
        // "//host" would leave the site: a path from an address bar has one slash at its start.
        return to.replaceFirst("^/*", "/") + (to.indexOf('?') < 0 ? "?" : "&") + "lang=" + code;
    }
}
