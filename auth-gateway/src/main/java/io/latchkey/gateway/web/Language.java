package io.latchkey.gateway.web;

import java.util.Locale;
import java.util.Map;

/** A language that the pages speak: its BCP 47 code and every text by its key. */
record Language(String code, Map<String, String> texts) {

    Language {
        texts = Map.copyOf(texts);
    }

    /** What its own speakers call it. */
    String name() {
        return text("language.name");
    }

    Locale locale() {
        return Locale.forLanguageTag(code);
    }

    String text(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("language " + code + " has no text " + key);
        }
        return text;
    }
}
