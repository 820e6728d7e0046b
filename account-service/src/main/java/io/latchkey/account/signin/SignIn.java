package io.latchkey.account.signin;

import io.latchkey.account.password.HashingBusy;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Decides whether somebody is the holder. Known or not, disabled or not, right or wrong: one look, one hash, one
 * transaction, so that neither time nor load tells them apart.
 */
@Component
class SignIn {

    private final Registry registry;
    private final Passwords passwords;
    private final Verdicts verdicts;

    SignIn(Registry registry, Passwords passwords, Verdicts verdicts) {
        this.registry = registry;
        this.passwords = passwords;
        this.verdicts = verdicts;
    }

    Mono<SignInAnswer> decide(SignInQuestion question) {
        return registry.find(Attempt.asked(question))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(account -> new Attempt(question, account.orElse(null)))
                .flatMap(this::verify);
    }

    private Mono<SignInAnswer> verify(Attempt attempt) {
        return passwords
                .verify(attempt.hash(), attempt.question().password())
                .flatMap(right -> verdicts.record(attempt, right))
                .flatMap(verdict -> strengthened(attempt, verdict));
    }

    /** A right password whose hash was made when hashes were cheaper gets a new one, while we have it in hand. */
    private Mono<SignInAnswer> strengthened(Attempt attempt, SignInAnswer verdict) {
        Account account = attempt.account();
        String hash = attempt.hash();
        if (account == null || hash == null || !passwords.outgrown(hash)) {
            return Mono.just(verdict);
        }
        return switch (verdict) {
            case SignInAnswer.InvalidCredentials no -> Mono.just(verdict);
            case SignInAnswer.Verified yes ->
                passwords
                        .hash(attempt.question().password())
                        .flatMap(stronger -> registry.rehash(account, stronger))
                        // They are signed in either way; the next sign-in tries again.
                        .onErrorComplete(HashingBusy.class)
                        .thenReturn(verdict);
        };
    }
}
