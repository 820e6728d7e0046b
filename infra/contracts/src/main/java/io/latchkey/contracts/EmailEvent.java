package io.latchkey.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.latchkey.contracts.EmailStep.EmailReason;
import java.time.Instant;
import java.util.UUID;

/** A step in the journey of one mail, on {@code email.delivery.v1}. */
public sealed interface EmailEvent extends Event {

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

    /** The first event of every mail: its cause has been read and it waits to be sent. */
    record EmailQueued(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailQueued {
            EmailStep.requireUntried(step);
        }
    }

    /** Not sent, on purpose; the reason says why. An end. */
    record EmailSuppressed(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailSuppressed {
            EmailStep.requireReason(
                    step,
                    EmailReason.COALESCED,
                    EmailReason.OVER_LIMIT,
                    EmailReason.ACCOUNT_DISABLED,
                    EmailReason.ACCOUNT_ERASED,
                    EmailReason.LINK_SUPERSEDED,
                    EmailReason.ADDRESS_SUPPRESSED);
        }
    }

    /** Its link (or the use of its notice) died before it could be sent. An end. */
    record EmailExpired(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailExpired {
            EmailStep.requireReason(step, EmailReason.LINK_EXPIRED, EmailReason.TOO_LATE);
        }
    }

    /** Given up before any provider took it. An end. */
    record EmailFailed(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailFailed {
            EmailStep.requireReason(
                    step, EmailReason.REFUSED, EmailReason.ATTEMPTS_EXHAUSTED, EmailReason.NO_RECIPIENT);
        }
    }

    /** A provider took it; that is not yet delivery. */
    record EmailAccepted(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailAccepted {
            EmailStep.requireTried(step);
        }
    }

    /** The recipient's server asked the provider to wait; it will try again. */
    record EmailDeferred(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailDeferred {
            EmailStep.requireTried(
                    step, EmailReason.MAILBOX_FULL, EmailReason.GREYLISTED, EmailReason.RATE, EmailReason.OTHER);
        }
    }

    /** The recipient's server took it. */
    record EmailDelivered(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailDelivered {
            EmailStep.requireTried(step);
        }
    }

    /** The recipient's server refused it; may correct an earlier delivery. */
    record EmailBounced(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailBounced {
            EmailStep.requireTried(
                    step,
                    EmailReason.UNKNOWN_RECIPIENT,
                    EmailReason.MAILBOX_FULL,
                    EmailReason.BLOCKED,
                    EmailReason.CONTENT,
                    EmailReason.OTHER);
        }
    }

    /** The provider took it and then would not send it. */
    record EmailDropped(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailDropped {
            EmailStep.requireTried(
                    step,
                    EmailReason.BOUNCED_BEFORE,
                    EmailReason.REPORTED_SPAM,
                    EmailReason.UNSUBSCRIBED,
                    EmailReason.INVALID,
                    EmailReason.OTHER);
        }
    }

    /** No word from the provider in 72 hours. An end. */
    record EmailUnconfirmed(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailUnconfirmed {
            EmailStep.requireTried(step);
        }
    }

    /** The recipient reported it as spam. */
    record EmailComplained(@JsonValue EmailStep step) implements EmailEvent {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public EmailComplained {
            EmailStep.requireTried(step);
        }
    }
}
