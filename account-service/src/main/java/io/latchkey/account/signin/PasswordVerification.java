package io.latchkey.account.signin;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares an admitted password with an account's: one look and one hash, whether or not there is such an account. */
@Component
public class PasswordVerification {

    private final AccountRepository accounts;
    private final PasswordHasher passwords;
    private final AttemptThrottle throttle;

    PasswordVerification(AccountRepository accounts, PasswordHasher passwords, AttemptThrottle throttle) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** Fails with {@link HashPoolBusyException}, after the failure that was counted in advance is taken back. */
    public Mono<Comparison> verify(
            SecurityEventContext context, SecretValue password, ThrottleDecision.Admitted admitted) {
        return accounts.findById(context.accountIdOrNone())
                .singleOptional()
                .flatMap(found -> comparePassword(found.orElse(null), password))
                // A password that there was no time for was no guess.
                .onErrorResume(HashPoolBusyException.class, busy -> throttle.takeBack(admitted)
                        .then(Mono.error(busy)));
    }

    private Mono<Comparison> comparePassword(@Nullable Account account, SecretValue password) {
        return passwords
                .verify(account == null ? null : account.credential().hash(), password)
                .map(matches -> new Comparison(account, matches));
    }

    /** Hashes a right password anew when its hash was made with smaller parameters than today's. */
    Mono<Void> rehashIfOutdated(Comparison comparison, SecretValue password) {
        Account account = comparison.account();
        String hash = account == null ? null : account.credential().hash();
        if (account == null || hash == null || !passwords.needsRehash(hash)) {
            return Mono.empty();
        }
        return passwords
                .hash(password)
                .flatMap(stronger -> accounts.replaceHash(account, stronger))
                // The sign-in does not depend on it; the next one tries again.
                .onErrorComplete(HashPoolBusyException.class);
    }

    /**
     * An account as it was when the password was compared.
     *
     * @param account null when it is not known
     * @param matches whether the password was the account's then
     */
    public record Comparison(@Nullable Account account, boolean matches) {}
}
