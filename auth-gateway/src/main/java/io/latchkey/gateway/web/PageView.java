package io.latchkey.gateway.web;

import java.util.List;

/** What the frame of a page shows: its language, the others, whom to contact, and links that keep the language. */
record PageView(String language, List<Choice> languages, String contact, boolean chosen) {

    /** A language to switch to, on the same path. */
    record Choice(String code, String name, String link, boolean current) {}

    static PageView of(Languages languages, Language language, String path, boolean chosen, String contact) {
        List<Choice> choices = languages.all().stream()
                .map(one -> new Choice(one.code(), one.name(), link(path, one.code()), one.equals(language)))
                .toList();
        return new PageView(language.code(), choices, contact, chosen);
    }

    /** A link inside these pages; it names the language only if the person chose one. */
    public String link(String path) {
        return chosen ? link(path, language) : path;
    }

    private static String link(String path, String code) {
        // "//host" would leave the site: a path from an address bar has one slash at its start.
        return path.replaceFirst("^/*", "/") + "?lang=" + code;
    }
}
