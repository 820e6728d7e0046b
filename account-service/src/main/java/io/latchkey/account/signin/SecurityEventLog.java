package io.latchkey.account.signin;

import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.SecurityEvent.SignInSucceeded;
import io.latchkey.contracts.SecurityEvent.SignInThrottled;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Appends the security event of each attempt, in the caller's transaction where there is one; a refusal comes with its
 * response.
 */
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

    /** The sign-in is complete, with this as the last factor. */
    Mono<Void> recordSuccess(SecurityEventContext context, SignInFactor factor) {
        return append(new SignInSucceeded(
                context.accountIdOrNone(), factor, context.addressDigest(), context.networkDigest(), clock.instant()));
    }

    /** The password was not proven. */
    public Mono<InvalidCredentials> refusePassword(SecurityEventContext context, SignInFailure reason) {
        return recordFailure(context, reason).thenReturn(new InvalidCredentials());
    }

    /** The code was wrong. */
    public Mono<InvalidOneTimePassword> refuseCode(SecurityEventContext context) {
        return recordFailure(context, SignInFailure.WRONG_ONE_TIME_PASSWORD).thenReturn(new InvalidOneTimePassword());
    }

    /** The attempt was not looked at. */
    public Mono<TooManyAttempts> refuseThrottled(SecurityEventContext context, ThrottleDecision.Throttled decision) {
        return append(new SignInThrottled(
                        context.accountId(),
                        context.addressDigest(),
                        context.networkDigest(),
                        decision.until(),
                        clock.instant()))
                .thenReturn(new TooManyAttempts(decision.retryAfter()));
    }

    private Mono<Void> recordFailure(SecurityEventContext context, SignInFailure reason) {
        return append(new SignInFailed(
                context.accountId(), reason, context.addressDigest(), context.networkDigest(), clock.instant()));
    }

    private Mono<Void> append(SecurityEvent event) {
        return transaction.transactional(outbox.append(event));
    }
}
