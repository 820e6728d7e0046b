package io.latchkey.account.reset;

import io.latchkey.account.registry.AccountLifecycleState;
import io.latchkey.contracts.internal.LinksOperation.VoidReason;

/** What revoked a link, or refused it from the start. */
public enum LinkRevocationReason {
    /** Another link of the account was used. */
    LINK_USED(VoidReason.LINK_SUPERSEDED),
    /** The holder changed the password. */
    PASSWORD_CHANGED(VoidReason.LINK_SUPERSEDED),
    /** The link may have gone to an address that is no longer the holder's. */
    ADDRESS_CHANGED(VoidReason.LINK_SUPERSEDED),
    /** The account was disabled. */
    ACCOUNT_DISABLED(VoidReason.ACCOUNT_DISABLED),
    /** The account was enabled again. */
    ACCOUNT_ENABLED(VoidReason.LINK_SUPERSEDED),
    /** The account was erased. */
    ACCOUNT_ERASED(VoidReason.ACCOUNT_ERASED);

    private final VoidReason voidReason;

    LinkRevocationReason(VoidReason voidReason) {
        this.voidReason = voidReason;
    }

    /** What an account's coming into this state does to its links. */
    public static LinkRevocationReason of(AccountLifecycleState state) {
        return switch (state) {
            case ENABLED -> ACCOUNT_ENABLED;
            case DISABLED -> ACCOUNT_DISABLED;
            case ERASED -> ACCOUNT_ERASED;
        };
    }

    /** What notification-service is told. */
    VoidReason voidReason() {
        return voidReason;
    }
}
