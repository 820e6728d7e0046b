package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a link was refused; the names are those of the HTTP problems. */
public enum LinkRefusal {
    /** Malformed, tampered with or never issued. */
    LINK_UNKNOWN("link-unknown"),
    /** Already used. */
    LINK_USED("link-used"),
    /** Another link was used, or password, address or status changed. */
    LINK_SUPERSEDED("link-superseded"),
    /** Its time is over. */
    LINK_EXPIRED("link-expired");

    private final String code;

    LinkRefusal(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
