package io.latchkey.account.signin;

import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import io.latchkey.contracts.SecurityEvent.SignInThrottled;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Appends security events, in the caller's transaction where there is one. */
@Component
public class SecurityEventLog {

    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    SecurityEventLog(Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** They proved it, with this as the last factor. */
    public Mono<Void> recordSuccess(SecurityEventContext traces, SignInFactor factor) {
        return append(new SignInSucceeded(
                traces.accountIdOrNobody(), factor, traces.addressDigest(), traces.networkDigest(), clock.instant()));
    }

    /** They did not. */
    public Mono<Void> recordFailure(SecurityEventContext traces, SignInFailure reason) {
        return append(new SignInFailed(
                traces.accountId(), reason, traces.addressDigest(), traces.networkDigest(), clock.instant()));
    }

    /** They were not even looked at. */
    public Mono<Void> recordThrottled(SecurityEventContext traces, Instant until) {
        return append(new SignInThrottled(
                traces.accountId(), traces.addressDigest(), traces.networkDigest(), until, clock.instant()));
    }

    private Mono<Void> append(SecurityEvent event) {
        return transaction.transactional(outbox.append(event));
    }
}
