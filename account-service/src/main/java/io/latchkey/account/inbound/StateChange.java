package io.latchkey.account.inbound;

import io.latchkey.account.registry.Account;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.messaging.TraceContext;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to publish on {@code account.state.v1}, in the trace of its cause.
 *
 * @param erased whether readers are to forget the account instead
 */
record StateChange(
        Account account,
        boolean erased,
        Instant at,
        @Nullable String traceparent) {

    EventEnvelope<AccountState> envelope(Outbox outbox) {
        EventEnvelope<AccountState> event = outbox.envelope(account.state(at));
        return new EventEnvelope<>(
                event.id(), event.source(), event.time(), TraceContext.given(traceparent), event.event());
    }
}
