package io.latchkey.account.signin;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.signin.SignInFinalizer.Attempt;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether somebody is the holder: throttle, password, state, second factor. Known or not, disabled or not,
 * right or wrong: counted once, one look, one hash, one transaction, so that neither time nor load tells them apart.
 */
@Component
class SignInAuthenticator {

    private final AttemptThrottle throttle;
    private final AccountRepository registry;
    private final PasswordHasher passwords;
    private final SignInFinalizer verdicts;
    private final SecurityEventLog trail;

    SignInAuthenticator(
            AttemptThrottle throttle,
            AccountRepository registry,
            PasswordHasher passwords,
            SignInFinalizer verdicts,
            SecurityEventLog trail) {
        this.throttle = throttle;
        this.registry = registry;
        this.passwords = passwords;
        this.verdicts = verdicts;
        this.trail = trail;
    }

    Mono<SignInResponse> authenticate(SignInRequest question) {
        return throttle.admit(question.toBuckets(), question.withProof()).flatMap(admission -> switch (admission) {
            case ThrottleDecision.Admitted admitted -> verifyAdmitted(question, admitted);
            case ThrottleDecision.Throttled refused -> refuseThrottled(question, refused);
            case ThrottleDecision.ProofRequired proof -> Mono.just(new SignInResponse.ProofRequired());
        });
    }

    private Mono<SignInResponse> refuseThrottled(SignInRequest question, ThrottleDecision.Throttled refused) {
        return trail.recordThrottled(question.toEventContext(), refused.until())
                .thenReturn(new SignInResponse.TooManyAttempts(refused.retryAfter()));
    }

    private Mono<SignInResponse> verifyAdmitted(SignInRequest question, ThrottleDecision.Admitted admitted) {
        return registry.findById(question.toEventContext().accountIdOrNobody())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Attempt(question, admitted, account.orElse(null)))
                .flatMap(this::verifyPassword);
    }

    private Mono<SignInResponse> verifyPassword(Attempt attempt) {
        return passwords
                .verify(attempt.passwordHash(), attempt.question().password())
                // Whom we had no time for has guessed nothing.
                .onErrorResume(HashPoolBusyException.class, busy -> throttle.takeBack(attempt.admitted())
                        .then(Mono.error(busy)))
                .flatMap(right -> verdicts.finalizeAttempt(attempt, right))
                .flatMap(verdict -> rehashIfOutdated(attempt, verdict));
    }

    /** A right password whose hash was made when hashes were cheaper gets a new one, while we have it in hand. */
    private Mono<SignInResponse> rehashIfOutdated(Attempt attempt, SignInResponse verdict) {
        Account account = attempt.account();
        String hash = attempt.passwordHash();
        boolean unproven = verdict instanceof SignInResponse.InvalidCredentials;
        if (account == null || hash == null || unproven || !passwords.needsRehash(hash)) {
            return Mono.just(verdict);
        }
        return passwords
                .hash(attempt.question().password())
                .flatMap(stronger -> registry.replaceHash(account, stronger))
                // They are signed in either way; the next sign-in tries again.
                .onErrorComplete(HashPoolBusyException.class)
                .thenReturn(verdict);
    }
}
