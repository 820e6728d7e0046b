package io.latchkey.platform.web;

import java.util.Locale;
import java.util.Map;

/** A language that the pages speak: its BCP 47 code and every text by its key. */
public record MessageBundle(String code, Map<String, String> texts) {

    public MessageBundle {
        texts = Map.copyOf(texts);
    }

    /** What its own speakers call it. */
    String displayName() {
        return textOf("language.name");
    }

    Locale toLocale() {
        return Locale.forLanguageTag(code);
    }

    /** The text of a key; one that is missing is a fault of ours. */
    public String textOf(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("language " + code + " has no text " + key);
        }
        return text;
    }
}
