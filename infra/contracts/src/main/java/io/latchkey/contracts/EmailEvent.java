package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** A step in the journey of one mail, on {@code email.delivery.v1}. */
public sealed interface EmailEvent extends Event
        permits EmailQueued,
                EmailSuppressed,
                EmailExpired,
                EmailFailed,
                EmailAccepted,
                EmailDeferred,
                EmailDelivered,
                EmailBounced,
                EmailDropped,
                EmailUnconfirmed,
                EmailComplained {

    /** The data every step carries. */
    EmailStep step();

    @Override
    default UUID accountId() {
        return step().accountId();
    }

    @Override
    default Instant at() {
        return step().at();
    }
}
