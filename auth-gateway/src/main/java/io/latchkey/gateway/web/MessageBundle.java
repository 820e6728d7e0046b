package io.latchkey.gateway.web;

import java.util.Locale;
import java.util.Map;

/** A language that the pages speak: its BCP 47 code and every text by its key. */
record MessageBundle(String code, Map<String, String> texts) {

    MessageBundle {
        texts = Map.copyOf(texts);
    }

    /** What its own speakers call it. */
    String displayName() {
        return textOf("language.name");
    }

    Locale toLocale() {
        return Locale.forLanguageTag(code);
    }

    String textOf(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("language " + code + " has no text " + key);
        }
        return text;
    }
}
