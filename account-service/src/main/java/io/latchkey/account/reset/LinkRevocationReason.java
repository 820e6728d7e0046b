package io.latchkey.account.reset;

/** What killed a link, or refused it from the start; {@code reason} is what notification-service is told. */
public enum LinkRevocationReason {
    /** Another link of the account was used. */
    LINK_USED("link-superseded"),
    /** The holder changed the password. */
    PASSWORD_CHANGED("link-superseded"),
    /** The link may have gone to an address that is no longer the holder's. */
    ADDRESS_CHANGED("link-superseded"),
    /** The account was shut. */
    ACCOUNT_DISABLED("account-disabled"),
    /** The account was opened again. */
    ACCOUNT_ENABLED("link-superseded"),
    /** The account is gone. */
    ACCOUNT_ERASED("account-erased");

    private final String reason;

    LinkRevocationReason(String reason) {
        this.reason = reason;
    }

    String reasonCode() {
        return reason;
    }
}
