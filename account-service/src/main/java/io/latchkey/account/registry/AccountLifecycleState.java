package io.latchkey.account.registry;

/** Whether an account may be used at all. */
public enum AccountLifecycleState {
    /** It may. */
    ENABLED,
    /** An executive shut it. */
    DISABLED,
    /** It is gone for good; only its id remains, so that nothing brings it back. */
    ERASED
}
