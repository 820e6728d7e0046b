package io.latchkey.account.reset;

/** What a link is for; frozen in its digest, so that one kind never passes for the other. */
enum LinkPurpose {
    /** The first password of an account. */
    FIRST_SIGN_IN,
    /** Another password. */
    PASSWORD_RESET
}
