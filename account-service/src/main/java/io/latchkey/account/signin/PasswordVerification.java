package io.latchkey.account.signin;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import java.util.Optional;
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

    /** The account that an attempt names; looked for, too, where it names none. */
    public Mono<Optional<Account>> findAccount(SecurityEventContext context) {
        return accounts.findById(context.accountIdOrNone()).singleOptional();
    }

    /** Fails with {@link HashPoolBusyException}, after the failure that was counted in advance is taken back. */
    public Mono<Comparison> verify(
            Optional<Account> found,
            @Nullable DirectoryFacts facts,
            SecretValue password,
            ThrottleDecision.Admitted admitted) {
        return comparePassword(found.orElse(null), facts, password)
                // A password that there was no time for was no guess.
                .onErrorResume(HashPoolBusyException.class, busy -> throttle.takeBack(admitted)
                        .then(Mono.error(busy)));
    }

    /** The password of before a change of address is compared like any other, and never matches. */
    private Mono<Comparison> comparePassword(
            @Nullable Account account, @Nullable DirectoryFacts facts, SecretValue password) {
        return passwords
                .verify(account == null ? null : account.credential().hash(), password)
                .map(matches ->
                        new Comparison(account, matches && account != null && !account.isPasswordRevoked(facts)));
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
