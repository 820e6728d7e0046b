package io.latchkey.account.registry;

/** Whether an account may be used at all. */
public enum AccountLifecycleState {
    /** It may. */
    ENABLED,
    /** An executive disabled it. */
    DISABLED,
    /** It is erased for good; only its id remains, so that no late fact creates it again. */
    ERASED
}
