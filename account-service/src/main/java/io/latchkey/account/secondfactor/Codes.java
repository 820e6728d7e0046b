package io.latchkey.account.secondfactor;

import io.latchkey.account.throttle.Admission;
import io.latchkey.account.throttle.Bucket;
import io.latchkey.account.throttle.Throttle;
import io.latchkey.contracts.RecoveryCodeUsed;
import io.latchkey.contracts.Secret;
import io.latchkey.contracts.SignInFactor;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Looks at typed codes, each counted against its account first; in the caller's transaction, which holds the account. */
@Component
public class Codes {

    private final Throttle throttle;
    private final Apps apps;
    private final RecoveryCodeTable recoveryCodes;
    private final Outbox outbox;
    private final InstantSource clock;

    Codes(Throttle throttle, Apps apps, RecoveryCodeTable recoveryCodes, Outbox outbox, InstantSource clock) {
        this.throttle = throttle;
        this.apps = apps;
        this.recoveryCodes = recoveryCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param device the known browser it was typed in; null when it is not known */
    public Mono<CodeOutcome> oneTimePassword(UUID accountId, Secret typed, @Nullable String device) {
        return counted(accountId, device, () -> apps.use(accountId, typed), SignInFactor.ONE_TIME_PASSWORD);
    }

    /** @param device the known browser it was typed in; null when it is not known */
    public Mono<CodeOutcome> recoveryCode(UUID accountId, Secret typed, @Nullable String device) {
        return counted(accountId, device, () -> spend(accountId, typed), SignInFactor.RECOVERY_CODE);
    }

    /** The first code of an app about to be enrolled. */
    public Mono<CodeOutcome> enrolling(Challenge challenge, Secret typed) {
        return counted(
                challenge.accountId(),
                challenge.device(),
                () -> apps.enrol(challenge, typed),
                SignInFactor.ONE_TIME_PASSWORD);
    }

    private Mono<CodeOutcome> counted(
            UUID accountId, @Nullable String device, Supplier<Mono<Boolean>> look, SignInFactor factor) {
        return throttle.admit(Bucket.codes(accountId, device)).flatMap(admission -> switch (admission) {
            case Admission.Admitted admitted ->
                look.get().flatMap(right -> right ? right(admitted, factor) : Mono.just(new CodeOutcome.Wrong()));
            case Admission.Refused refused -> Mono.just(CodeOutcome.Refused.of(refused));
            case Admission.ProofRequired none ->
                Mono.error(new IllegalStateException("no proof of work is asked for codes"));
        });
    }

    private Mono<CodeOutcome> right(Admission.Admitted admitted, SignInFactor factor) {
        return throttle.succeeded(admitted).thenReturn(new CodeOutcome.Right(factor));
    }

    private Mono<Boolean> spend(UUID accountId, Secret typed) {
        return Mono.justOrEmpty(RecoveryCode.digest(typed))
                .flatMap(digest -> recoveryCodes.use(accountId, digest, clock.instant()))
                .filter(used -> used == 1)
                .flatMap(used -> recoveryCodes.remaining(accountId))
                .flatMap(remaining -> outbox.append(
                                new RecoveryCodeUsed(accountId, remaining.intValue(), clock.instant()))
                        .thenReturn(true))
                .defaultIfEmpty(false);
    }
}
