package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a new password is rejected, in the order in which reasons are reported. */
public enum PasswordRejection {
    /** Fewer than 15 code points. */
    TOO_SHORT("too-short"),
    /** More than 128 code points. */
    TOO_LONG("too-long"),
    /** On the list of common passwords. */
    COMMON("common"),
    /** Built from the product's name or the account's own words. */
    CONTEXT("context"),
    /** The password the account has now. */
    SAME_AS_BEFORE("same-as-before");

    private final String code;

    PasswordRejection(String code) {
        this.code = code;
    }

    /** The word on the wire and in the problems of the public API. */
    @JsonValue
    public String code() {
        return code;
    }
}
