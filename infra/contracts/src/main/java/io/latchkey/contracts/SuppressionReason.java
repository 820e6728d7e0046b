package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why an address is sent nothing more; the later word outweighs the earlier. */
public enum SuppressionReason {
    /** Its server refused mail for good. */
    BOUNCED("bounced"),
    /** The provider calls it invalid. */
    INVALID("invalid"),
    /** The provider holds an unsubscription. */
    UNSUBSCRIBED("unsubscribed"),
    /** Its holder reported a mail as spam. */
    REPORTED_SPAM("reported-spam");

    private final String code;

    SuppressionReason(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
