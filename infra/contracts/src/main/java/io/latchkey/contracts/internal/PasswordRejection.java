package io.latchkey.contracts.internal;

import io.latchkey.contracts.WireWord;

/** Why a new password is rejected, in the order in which reasons are reported. */
public enum PasswordRejection implements WireWord {
    /** Fewer than 15 code points. */
    TOO_SHORT,
    /** More than 128 code points. */
    TOO_LONG,
    /** On the list of common passwords. */
    COMMON,
    /** Built from the product's name or the account's own words. */
    CONTEXT,
    /** The password the account has now. */
    SAME_AS_BEFORE
}
