package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** What an executive changed. */
public enum ChangedField {
    /** The address: kills every link. */
    EMAIL("email"),
    /** The name. */
    DISPLAY_NAME("displayName"),
    /** The language. */
    LOCALE("locale"),
    /** The roles. */
    ROLES("roles");

    private final String code;

    ChangedField(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
