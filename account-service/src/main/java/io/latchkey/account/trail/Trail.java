package io.latchkey.account.trail;

import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SignInFactor;
import io.latchkey.contracts.SignInFailed;
import io.latchkey.contracts.SignInFailure;
import io.latchkey.contracts.SignInSucceeded;
import io.latchkey.contracts.SignInThrottled;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Appends security events, in the caller's transaction where there is one. */
@Component
public class Trail {

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Trail(Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** They proved it, with this as the last factor. */
    public Mono<Void> succeeded(Traces traces, SignInFactor factor) {
        return append(new SignInSucceeded(
                traces.asked(), factor, traces.addressDigest(), traces.networkDigest(), clock.instant()));
    }

    /** They did not. */
    public Mono<Void> failed(Traces traces, SignInFailure reason) {
        return append(new SignInFailed(
                traces.accountId(), reason, traces.addressDigest(), traces.networkDigest(), clock.instant()));
    }

    /** They were not even looked at. */
    public Mono<Void> throttled(Traces traces, Instant until) {
        return append(new SignInThrottled(
                traces.accountId(), traces.addressDigest(), traces.networkDigest(), until, clock.instant()));
    }

    private Mono<Void> append(SecurityEvent event) {
        return transaction.transactional(outbox.append(event));
    }
}
