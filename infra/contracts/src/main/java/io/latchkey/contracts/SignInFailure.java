package io.latchkey.contracts;

/** Why a sign-in did not succeed. */
public enum SignInFailure {
    /** No account has the address. */
    UNKNOWN_ADDRESS,
    /** The account has no password yet. */
    NO_PASSWORD_YET,
    /** The password was wrong. */
    WRONG_PASSWORD,
    /** The account is disabled. */
    ACCOUNT_DISABLED,
    /** The one-time password was wrong or used. */
    WRONG_ONE_TIME_PASSWORD,
    /** The password changed while it was being verified. */
    SUPERSEDED
}
