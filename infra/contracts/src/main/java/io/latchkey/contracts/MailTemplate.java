package io.latchkey.contracts;

/** Which mail, by its cause: the two with a link, the one with a code, the notices, and those about requests for an account. */
public enum MailTemplate implements WireWord {
    /** Set your password: the account was created. */
    FIRST_SIGN_IN,
    /** The link somebody asked for. */
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    TWO_FACTOR_REQUIRED,
    TWO_FACTOR_ENROLLED,
    TWO_FACTOR_RESET,
    TWO_FACTOR_REMOVED,
    RECOVERY_CODE_USED,
    /** The code that proves the mailbox while an authenticator app is set up. */
    ENROLMENT_CODE,
    /** Notice: somebody signed in from a browser that was not known. */
    NEW_BROWSER,
    /** Notice: somebody who has the password types wrong codes. */
    CODE_GUESSING,
    /** Notice to the address before: mail goes to another one now. */
    ADDRESS_CHANGED,
    /** Notice to the account and to every executive: it was given a role. */
    ROLE_GRANTED,
    /** To executives: somebody asked for an account. */
    ACCESS_REQUEST,
    /** To somebody who asked for an account and gets none. */
    ACCESS_DECLINED
}
