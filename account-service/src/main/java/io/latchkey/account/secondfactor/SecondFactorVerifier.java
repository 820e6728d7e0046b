package io.latchkey.account.secondfactor;

import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Verifies typed codes, each counted against its account first; in the caller's transaction, which has locked it. */
@Component
public class SecondFactorVerifier {

    private final AttemptThrottle throttle;
    private final TotpVerifier apps;
    private final RecoveryCodeTable recoveryCodes;
    private final Outbox outbox;
    private final InstantSource clock;

    SecondFactorVerifier(
            AttemptThrottle throttle,
            TotpVerifier apps,
            RecoveryCodeTable recoveryCodes,
            Outbox outbox,
            InstantSource clock) {
        this.throttle = throttle;
        this.apps = apps;
        this.recoveryCodes = recoveryCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param device the known browser it was typed in; null when it is not known */
    public Mono<Outcome> verifyOneTimePassword(UUID accountId, SecretValue typed, @Nullable String device) {
        return verifyThrottled(
                accountId, device, () -> apps.verifyCode(accountId, typed), SignInFactor.ONE_TIME_PASSWORD);
    }

    /** @param device the known browser it was typed in; null when it is not known */
    public Mono<Outcome> verifyRecoveryCode(UUID accountId, SecretValue typed, @Nullable String device) {
        return verifyThrottled(
                accountId, device, () -> spendRecoveryCode(accountId, typed), SignInFactor.RECOVERY_CODE);
    }

    /** The first code of an app about to be enrolled. */
    public Mono<Outcome> verifyEnrolmentCode(SignInChallenge challenge, SecretValue typed) {
        return verifyThrottled(
                challenge.accountId(),
                challenge.device(),
                () -> apps.enrolApp(challenge, typed),
                SignInFactor.ONE_TIME_PASSWORD);
    }

    private Mono<Outcome> verifyThrottled(
            UUID accountId, @Nullable String device, Supplier<Mono<Boolean>> look, SignInFactor factor) {
        return throttle.admit(ThrottleBucket.forCodes(accountId, device)).flatMap(decision -> switch (decision) {
            case ThrottleDecision.Admitted admitted ->
                look.get().flatMap(right -> right ? acceptCode(admitted, factor) : Mono.just(new Outcome.Rejected()));
            case ThrottleDecision.Throttled throttled -> Mono.just(new Outcome.Throttled(throttled));
            case ThrottleDecision.ProofRequired none ->
                Mono.error(new IllegalStateException("no proof of work is asked for codes"));
        });
    }

    private Mono<Outcome> acceptCode(ThrottleDecision.Admitted admitted, SignInFactor factor) {
        return throttle.forgetFailures(admitted).thenReturn(new Outcome.Accepted(factor));
    }

    private Mono<Boolean> spendRecoveryCode(UUID accountId, SecretValue typed) {
        return Mono.justOrEmpty(RecoveryCodeFormat.digestTyped(typed))
                .flatMap(digest -> recoveryCodes.use(accountId, digest, clock.instant()))
                .filter(used -> used == 1)
                .flatMap(used -> recoveryCodes.countUnused(accountId))
                .flatMap(remaining -> outbox.append(
                                new RecoveryCodeUsed(accountId, remaining.intValue(), clock.instant()))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** What a typed code proved. */
    public sealed interface Outcome {

        /** It was right, and is used up now. */
        record Accepted(SignInFactor factor) implements Outcome {}

        /** It was wrong, used or malformed. */
        record Rejected() implements Outcome {}

        /** It was not looked at. */
        record Throttled(ThrottleDecision.Throttled decision) implements Outcome {}
    }
}
