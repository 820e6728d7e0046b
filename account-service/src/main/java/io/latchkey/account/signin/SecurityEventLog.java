package io.latchkey.account.signin;

import io.latchkey.account.secondfactor.SecondFactorVerifier;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.SecurityEvent.LinkRefused;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.SecurityEvent.SignInFailed;
import io.latchkey.contracts.SecurityEvent.SignInFailure;
import io.latchkey.contracts.SecurityEvent.SignInThrottled;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.InvalidMailCode;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.MailCodeMissing;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.RedemptionRefused;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidCredentials;
import io.latchkey.contracts.internal.SharedOutcomes.InvalidOneTimePassword;
import io.latchkey.contracts.internal.SharedOutcomes.TooManyAttempts;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Appends the security event of each attempt, in the caller's transaction where there is one; a refusal comes with its
 * response.
 */
@Component
public class SecurityEventLog {

    private final Outbox outbox;
    private final SignInSuccessLog successes;
    private final InstantSource clock;

    SecurityEventLog(Outbox outbox, SignInSuccessLog successes, InstantSource clock) {
        this.outbox = outbox;
        this.successes = successes;
        this.clock = clock;
    }

    /** In the caller's transaction, which has locked the account; the holder is told when the browser was not known. */
    Mono<Void> recordSuccess(SignInSuccess success) {
        return successes.record(success);
    }

    /**
     * The same by itself, with the failures before it forgotten; false, with nothing changed, where the account has changed
     * since the password was compared.
     */
    Mono<Boolean> recordSuccessUnlessChanged(SignInSuccess success, ThrottleDecision.Admitted admitted) {
        return successes.recordUnlessChanged(success, admitted);
    }

    /** The password was not proven. */
    public Mono<InvalidCredentials> refusePassword(SecurityEventContext context, SignInFailure reason) {
        return recordFailure(context, reason).thenReturn(new InvalidCredentials());
    }

    /**
     * What comes of a typed code.
     *
     * @param response what both refusals are a case of
     * @param complete what follows a right code
     */
    public <R> Mono<R> respondToCode(
            SecurityEventContext context,
            SecondFactorVerifier.Outcome outcome,
            Class<R> response,
            Function<SignInFactor, Mono<R>> complete) {
        return switch (outcome) {
            case SecondFactorVerifier.Outcome.Accepted accepted -> complete.apply(accepted.factor());
            case SecondFactorVerifier.Outcome.Rejected rejected ->
                recordFailure(context, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                        .thenReturn(new InvalidOneTimePassword())
                        .cast(response);
            case SecondFactorVerifier.Outcome.MailCodeRejected rejected ->
                recordFailure(context, SignInFailure.WRONG_ONE_TIME_PASSWORD)
                        .thenReturn(new InvalidMailCode())
                        .cast(response);
            case SecondFactorVerifier.Outcome.MailCodeMissing missing ->
                Mono.just(new MailCodeMissing()).cast(response);
            case SecondFactorVerifier.Outcome.Throttled throttled ->
                refuseThrottled(context, throttled.decision()).cast(response);
        };
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

    /**
     * The link proved nothing.
     *
     * @param accountId null, as {@code requestId}, where it is no link of ours: what it claims to be is not repeated
     */
    public Mono<RedemptionRefused> refuseLink(@Nullable UUID accountId, @Nullable UUID requestId, LinkRefusal reason) {
        return append(new LinkRefused(accountId, requestId, reason, clock.instant()))
                .thenReturn(new RedemptionRefused(reason));
    }

    private Mono<Void> recordFailure(SecurityEventContext context, SignInFailure reason) {
        return append(new SignInFailed(
                context.accountId(), reason, context.addressDigest(), context.networkDigest(), clock.instant()));
    }

    private Mono<Void> append(SecurityEvent event) {
        return outbox.appendSoleEvent(event);
    }
}
