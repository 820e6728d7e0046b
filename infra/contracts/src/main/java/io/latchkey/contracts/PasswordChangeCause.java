package io.latchkey.contracts;

/** How a password came to be set. */
public enum PasswordChangeCause {
    /** By the link of the first-sign-in mail. */
    FIRST_SIGN_IN_LINK,
    /** By the link of a password-reset mail. */
    RESET_LINK,
    /** By the signed-in holder. */
    HOLDER
}
