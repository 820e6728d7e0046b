package io.latchkey.account.throttle;

/** What failures are counted by. */
public enum Kind {
    /** The address typed, known or not. */
    ADDRESS,
    /** The address typed, in a browser that its holder has signed in with before. */
    DEVICE,
    /** Where it came from. */
    NETWORK,
    /** One-time passwords and recovery codes of an account. */
    ACCOUNT_CODE,
    /** Passwords typed in a session. */
    SIGNED_IN
}
