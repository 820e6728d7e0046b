package io.latchkey.contracts;

/** What completed a sign-in. */
public enum SignInFactor {
    /** The password alone. */
    PASSWORD,
    /** Password and one-time password. */
    ONE_TIME_PASSWORD,
    /** Password and a recovery code. */
    RECOVERY_CODE
}
