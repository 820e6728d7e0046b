package io.latchkey.notification.inbound;

/** What an event that comes again, or late, would mean for somebody's post box. */
public enum Forecast {
    /** A mail would be sent. */
    WILL_MAIL,
    /** A mail would be queued and end at once: its link is dead, or its cause too old. */
    ENDS_UNSENT,
    /** It has an effect here, and no mail. */
    NO_MAIL,
    /** It has no effect here. */
    NOT_OURS
}
