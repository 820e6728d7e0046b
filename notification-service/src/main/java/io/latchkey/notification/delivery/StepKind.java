package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailAccepted;
import io.latchkey.contracts.EmailBounced;
import io.latchkey.contracts.EmailComplained;
import io.latchkey.contracts.EmailDeferred;
import io.latchkey.contracts.EmailDelivered;
import io.latchkey.contracts.EmailDropped;
import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailExpired;
import io.latchkey.contracts.EmailFailed;
import io.latchkey.contracts.EmailQueued;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailSuppressed;
import io.latchkey.contracts.EmailUnconfirmed;

/** The kinds of step in a mail's journey and the state each leads to. */
enum StepKind {
    QUEUED(MailState.QUEUED),
    SUPPRESSED(MailState.SUPPRESSED),
    EXPIRED(MailState.EXPIRED),
    FAILED(MailState.FAILED),
    ACCEPTED(MailState.ACCEPTED),
    DEFERRED(MailState.DEFERRED),
    DELIVERED(MailState.DELIVERED),
    BOUNCED(MailState.BOUNCED),
    DROPPED(MailState.DROPPED),
    UNCONFIRMED(MailState.UNCONFIRMED),
    COMPLAINED(MailState.COMPLAINED);

    private final MailState state;

    StepKind(MailState state) {
        this.state = state;
    }

    MailState state() {
        return state;
    }

    EmailEvent event(EmailStep step) {
        return switch (this) {
            case QUEUED -> new EmailQueued(step);
            case SUPPRESSED -> new EmailSuppressed(step);
            case EXPIRED -> new EmailExpired(step);
            case FAILED -> new EmailFailed(step);
            case ACCEPTED -> new EmailAccepted(step);
            case DEFERRED -> new EmailDeferred(step);
            case DELIVERED -> new EmailDelivered(step);
            case BOUNCED -> new EmailBounced(step);
            case DROPPED -> new EmailDropped(step);
            case UNCONFIRMED -> new EmailUnconfirmed(step);
            case COMPLAINED -> new EmailComplained(step);
        };
    }
}
