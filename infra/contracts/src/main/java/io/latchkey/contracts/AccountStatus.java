package io.latchkey.contracts;

/** Where an account stands. */
public enum AccountStatus {
    /** No password has been set yet. */
    INVITED,
    /** The holder has set a password. */
    ACTIVE,
    /** Shut by an executive. */
    DISABLED
}
