package io.latchkey.notification.delivery;

import io.latchkey.contracts.EmailReason;
import io.latchkey.contracts.MailProvider;
import org.jspecify.annotations.Nullable;

/** One step to record and publish. */
record Step(
        StepKind kind,
        @Nullable MailProvider provider,
        @Nullable Integer attempt,
        @Nullable EmailReason reason) {

    /** One before any attempt. */
    static Step of(StepKind kind, @Nullable EmailReason reason) {
        return new Step(kind, null, null, reason);
    }
}
