package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** A language that pages and mails exist in (BCP 47). */
public enum AccountLocale {
    /** English. */
    EN("en"),
    /** Spanish. */
    ES("es");

    private final String code;

    AccountLocale(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
