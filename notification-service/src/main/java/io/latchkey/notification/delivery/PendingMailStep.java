package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.EmailEvent.EmailAccepted;
import io.latchkey.contracts.EmailEvent.EmailBounced;
import io.latchkey.contracts.EmailEvent.EmailComplained;
import io.latchkey.contracts.EmailEvent.EmailDeferred;
import io.latchkey.contracts.EmailEvent.EmailDelivered;
import io.latchkey.contracts.EmailEvent.EmailDropped;
import io.latchkey.contracts.EmailEvent.EmailExpired;
import io.latchkey.contracts.EmailEvent.EmailFailed;
import io.latchkey.contracts.EmailEvent.EmailQueued;
import io.latchkey.contracts.EmailEvent.EmailSuppressed;
import io.latchkey.contracts.EmailEvent.EmailUnconfirmed;
import io.latchkey.contracts.EmailStep;
import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.EmailStep.MailProvider;
import org.jspecify.annotations.Nullable;

/** One step to record and publish. */
record PendingMailStep(
        MailStepType kind,
        @Nullable MailProvider provider,
        @Nullable Integer attempt,
        @Nullable EmailReason reason) {

    /** One before any attempt. */
    static PendingMailStep beforeAttempt(MailStepType kind, @Nullable EmailReason reason) {
        return new PendingMailStep(kind, null, null, reason);
    }

    /** The kinds of step in a mail's journey and the state each leads to. */
    enum MailStepType {
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

        MailStepType(MailState state) {
            this.state = state;
        }

        MailState targetState() {
            return state;
        }

        EmailEvent toEvent(EmailStep step) {
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
}
