package io.latchkey.account.signin;

import io.latchkey.account.password.HashingBusy;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.throttle.Admission;
import io.latchkey.account.throttle.Throttle;
import io.latchkey.account.trail.Trail;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether somebody is the holder: throttle, password, state, second factor. Known or not, disabled or not,
 * right or wrong: counted once, one look, one hash, one transaction, so that neither time nor load tells them apart.
 */
@Component
class SignIn {

    private final Throttle throttle;
    private final Registry registry;
    private final Passwords passwords;
    private final Verdicts verdicts;
    private final Trail trail;

    SignIn(Throttle throttle, Registry registry, Passwords passwords, Verdicts verdicts, Trail trail) {
        this.throttle = throttle;
        this.registry = registry;
        this.passwords = passwords;
        this.verdicts = verdicts;
        this.trail = trail;
    }

    Mono<SignInAnswer> decide(SignInQuestion question) {
        return throttle.admit(question.buckets(), question.withProof()).flatMap(admission -> switch (admission) {
            case Admission.Admitted admitted -> look(question, admitted);
            case Admission.Refused refused -> throttled(question, refused);
            case Admission.ProofRequired proof -> Mono.just(new SignInAnswer.ProofRequired());
        });
    }

    private Mono<SignInAnswer> throttled(SignInQuestion question, Admission.Refused refused) {
        return trail.throttled(question.traces(), refused.until())
                .thenReturn(new SignInAnswer.TooManyAttempts(refused.retryAfter()));
    }

    private Mono<SignInAnswer> look(SignInQuestion question, Admission.Admitted admitted) {
        return registry.find(question.traces().asked())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Attempt(question, admitted, account.orElse(null)))
                .flatMap(this::verify);
    }

    private Mono<SignInAnswer> verify(Attempt attempt) {
        return passwords
                .verify(attempt.hash(), attempt.question().password())
                // Whom we had no time for has guessed nothing.
                .onErrorResume(HashingBusy.class, busy -> throttle.takeBack(attempt.admitted())
                        .then(Mono.error(busy)))
                .flatMap(right -> verdicts.record(attempt, right))
                .flatMap(verdict -> strengthened(attempt, verdict));
    }

    /** A right password whose hash was made when hashes were cheaper gets a new one, while we have it in hand. */
    private Mono<SignInAnswer> strengthened(Attempt attempt, SignInAnswer verdict) {
        Account account = attempt.account();
        String hash = attempt.hash();
        boolean unproven = verdict instanceof SignInAnswer.InvalidCredentials;
        if (account == null || hash == null || unproven || !passwords.outgrown(hash)) {
            return Mono.just(verdict);
        }
        return passwords
                .hash(attempt.question().password())
                .flatMap(stronger -> registry.rehash(account, stronger))
                // They are signed in either way; the next sign-in tries again.
                .onErrorComplete(HashingBusy.class)
                .thenReturn(verdict);
    }
}
