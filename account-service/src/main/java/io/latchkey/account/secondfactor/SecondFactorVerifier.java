package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.SecurityEvent.SignInFactor;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
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

    private final CodeThrottle throttle;
    private final TotpVerifier apps;
    private final RecoveryCodeTable recoveryCodes;
    private final Outbox outbox;
    private final InstantSource clock;

    SecondFactorVerifier(
            CodeThrottle throttle,
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

    /** @param device the browser it was typed in, as it says of itself; null when it says nothing */
    public Mono<Outcome> verifyOneTimePassword(Account account, SecretValue typed, @Nullable KnownDevice device) {
        return verifyThrottled(
                new CodeAttempt(account, device, SignInFactor.ONE_TIME_PASSWORD),
                () -> apps.verifyCode(account.accountId(), typed));
    }

    /** @param device the browser it was typed in, as it says of itself; null when it says nothing */
    public Mono<Outcome> verifyRecoveryCode(Account account, SecretValue typed, @Nullable KnownDevice device) {
        return verifyThrottled(
                new CodeAttempt(account, device, SignInFactor.RECOVERY_CODE),
                () -> spendRecoveryCode(account.accountId(), typed));
    }

    /**
     * The first code of an app about to be enrolled: counted like the others, though no factor is guessed at.
     *
     * @param mailboxProved whether the code of a mail was right, or none is needed; if not, this one is not looked at
     */
    public Mono<Outcome> verifyEnrolmentCode(
            Account account, SignInChallenge challenge, SecretValue typed, boolean mailboxProved) {
        var attempt = new CodeAttempt(account, null, SignInFactor.ONE_TIME_PASSWORD);
        return mailboxProved
                ? verifyThrottled(attempt, () -> apps.enrolApp(challenge, typed))
                : verifyThrottled(attempt, () -> Mono.just(false))
                        .map(outcome -> outcome instanceof Outcome.Rejected ? new Outcome.MailCodeRejected() : outcome);
    }

    private Mono<Outcome> verifyThrottled(CodeAttempt code, Supplier<Mono<Boolean>> look) {
        return throttle.admitCode(code.account(), code.device()).flatMap(decision -> switch (decision) {
            case ThrottleDecision.Admitted admitted ->
                look.get().flatMap(right -> right ? acceptCode(code, admitted) : rejectCode(code, admitted));
            case ThrottleDecision.Throttled throttled -> Mono.just(new Outcome.Throttled(throttled));
            case ThrottleDecision.ProofRequired none ->
                Mono.error(new IllegalStateException("no proof of work is asked for codes"));
        });
    }

    private Mono<Outcome> acceptCode(CodeAttempt code, ThrottleDecision.Admitted admitted) {
        return throttle.takeBack(admitted).thenReturn(new Outcome.Accepted(code.factor()));
    }

    private Mono<Outcome> rejectCode(CodeAttempt code, ThrottleDecision.Admitted admitted) {
        Mono<Void> report = code.account().twoFactor() == TwoFactorStatus.ENROLLED
                ? throttle.reportWrongCode(code.account(), admitted)
                : Mono.empty();
        return report.thenReturn(new Outcome.Rejected());
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

    private record CodeAttempt(Account account, @Nullable KnownDevice device, SignInFactor factor) {}

    /** What a typed code proved. */
    public sealed interface Outcome {

        /** It was right, and is used up now. */
        record Accepted(SignInFactor factor) implements Outcome {}

        /** It was wrong, used or malformed. */
        record Rejected() implements Outcome {}

        /** The code of a mail was wrong, and the app's not looked at. */
        record MailCodeRejected() implements Outcome {}

        /** The code of a mail is needed, and none came; nothing was looked at or counted. */
        record MailCodeMissing() implements Outcome {}

        /** It was not looked at. */
        record Throttled(ThrottleDecision.Throttled decision) implements Outcome {}
    }
}
