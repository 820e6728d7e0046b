package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.trace.TraceContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to publish on {@code account.state.v1}, in the trace of its cause.
 *
 * @param erased whether readers are to forget the account instead
 */
record AccountStateChange(
        Account account,
        boolean erased,
        Instant at,
        @Nullable String traceparent) {

    EventEnvelope<AccountState> toEnvelope(Outbox outbox) {
        return outbox.wrapEvent(account.toAccountState(at))
                .withTraceparent(TraceContext.traceparentOrNew(traceparent));
    }
}
