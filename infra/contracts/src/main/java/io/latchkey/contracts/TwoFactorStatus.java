package io.latchkey.contracts;

/** Whether sign-in asks for a one-time password. */
public enum TwoFactorStatus {
    /** It does not. */
    OFF,
    /** It will, once the holder has enrolled. */
    REQUIRED,
    /** It does. */
    ENROLLED
}
