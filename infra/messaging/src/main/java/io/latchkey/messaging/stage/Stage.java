package io.latchkey.messaging.stage;

import java.util.Locale;

/** What a fact reaches after it was accepted, in order; a mail is accepted when its cause is. */
public enum Stage {
    /** Kafka has it. */
    PUBLISHED,
    /** A service has applied it. */
    CONSUMED,
    /** Its mail is queued. */
    QUEUED,
    /** account-service has issued its mail's link. */
    LINKED,
    /** A provider took its mail. */
    SENT,
    /** The recipient's server took its mail, as far as we were told. */
    DELIVERED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
