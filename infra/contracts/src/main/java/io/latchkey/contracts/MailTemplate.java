package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Which mail, by its cause. */
public enum MailTemplate {
    /** Set your password: the account was created. */
    FIRST_SIGN_IN("first-sign-in"),
    /** The link somebody asked for. */
    PASSWORD_RESET("password-reset"),
    /** Notice: the password was set. */
    PASSWORD_CHANGED("password-changed"),
    /** Notice: a second factor is required. */
    TWO_FACTOR_REQUIRED("two-factor-required"),
    /** Notice: a second factor was enrolled. */
    TWO_FACTOR_ENROLLED("two-factor-enrolled"),
    /** Notice: the second factor was reset. */
    TWO_FACTOR_RESET("two-factor-reset"),
    /** Notice: the second factor is off. */
    TWO_FACTOR_REMOVED("two-factor-removed"),
    /** Notice: a recovery code was used. */
    RECOVERY_CODE_USED("recovery-code-used"),
    /** Notice to the address before: mail goes to another one now. */
    ADDRESS_CHANGED("address-changed"),
    /** To executives: somebody asked for an account. */
    ACCESS_REQUEST("access-request"),
    /** To somebody who asked for an account and gets none. */
    ACCESS_DECLINED("access-declined");

    private final String code;

    MailTemplate(String code) {
        this.code = code;
    }

    /** The word on the wire and in tables. */
    @JsonValue
    public String code() {
        return code;
    }
}
