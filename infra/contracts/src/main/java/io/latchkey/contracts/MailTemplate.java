package io.latchkey.contracts;

/** Which mail, by its cause. */
public enum MailTemplate implements WireWord {
    /** Set your password: the account was created. */
    FIRST_SIGN_IN,
    /** The link somebody asked for. */
    PASSWORD_RESET,
    /** Notice: the password was set. */
    PASSWORD_CHANGED,
    /** Notice: a second factor is required. */
    TWO_FACTOR_REQUIRED,
    /** Notice: a second factor was enrolled. */
    TWO_FACTOR_ENROLLED,
    /** Notice: the second factor was reset. */
    TWO_FACTOR_RESET,
    /** Notice: the second factor is off. */
    TWO_FACTOR_REMOVED,
    /** Notice: a recovery code was used. */
    RECOVERY_CODE_USED,
    /** Notice to the address before: mail goes to another one now. */
    ADDRESS_CHANGED,
    /** To executives: somebody asked for an account. */
    ACCESS_REQUEST,
    /** To somebody who asked for an account and gets none. */
    ACCESS_DECLINED
}
