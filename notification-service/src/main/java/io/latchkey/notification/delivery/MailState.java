package io.latchkey.notification.delivery;

/** Where a mail stands; the row's {@code due_at} says until when. */
public enum MailState {
    /** Waits for its next attempt, or is being prepared for it. */
    QUEUED,
    /** An attempt is open: bytes may have left. */
    SENDING,
    /** The body may have arrived, the answer did not. */
    IN_DOUBT,
    /** A provider took it. */
    ACCEPTED,
    /** The other side asked the provider to wait. */
    DEFERRED,
    /** The recipient's server took it. */
    DELIVERED,
    /** The recipient's server refused it. */
    BOUNCED,
    /** The provider would not send it. */
    DROPPED,
    /** No word in time. */
    UNCONFIRMED,
    /** Reported as spam. */
    COMPLAINED,
    /** Not sent, on purpose. */
    SUPPRESSED,
    /** Its time was over before it could be sent. */
    EXPIRED,
    /** Given up before a provider took it. */
    FAILED;

    boolean isBeforeAcceptance() {
        return this == QUEUED || this == SENDING || this == IN_DOUBT;
    }

    boolean awaitsProviderEvent() {
        return this == ACCEPTED || this == DEFERRED;
    }
}
