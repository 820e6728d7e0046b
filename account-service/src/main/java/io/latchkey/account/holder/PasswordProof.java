package io.latchkey.account.holder;

import io.latchkey.account.password.HashingBusy;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Registry;
import io.latchkey.account.registry.Standing;
import io.latchkey.account.throttle.Admission;
import io.latchkey.account.throttle.Bucket;
import io.latchkey.account.throttle.Throttle;
import io.latchkey.account.trail.Trail;
import io.latchkey.contracts.SignInFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Compares a password that is typed in a session. It is counted against the account, apart from what strangers type at
 * the sign-in form: they cannot keep the holder from changing it.
 */
@Component
class PasswordProof {

    private final Throttle throttle;
    private final Registry registry;
    private final Passwords passwords;
    private final Trail trail;

    PasswordProof(Throttle throttle, Registry registry, Passwords passwords, Trail trail) {
        this.throttle = throttle;
        this.registry = registry;
        this.passwords = passwords;
        this.trail = trail;
    }

    Mono<Proof> prove(Typed typed) {
        return throttle.admit(List.of(Bucket.signedIn(typed.facts().accountId())), true)
                .flatMap(admission -> switch (admission) {
                    case Admission.Admitted admitted -> look(typed, admitted);
                    case Admission.Refused refused ->
                        trail.throttled(typed.traces(), refused.until()).thenReturn(new Proof.Refused(refused));
                    case Admission.ProofRequired none ->
                        Mono.error(new IllegalStateException("no proof of work is asked for in a session"));
                });
    }

    private Mono<Proof> look(Typed typed, Admission.Admitted admitted) {
        return registry.find(typed.facts().accountId())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(account -> passwords
                        .verify(account.map(PasswordProof::hash).orElse(null), typed.password())
                        // Whom we had no time for has guessed nothing.
                        .onErrorResume(HashingBusy.class, busy -> throttle.takeBack(admitted)
                                .then(Mono.error(busy)))
                        .flatMap(right -> weigh(typed, admitted, account.filter(known -> right))));
    }

    private Mono<Proof> weigh(Typed typed, Admission.Admitted admitted, Optional<Account> proven) {
        if (proven.isEmpty()) {
            return trail.failed(typed.traces(), SignInFailure.WRONG_PASSWORD).thenReturn(new Proof.Wrong());
        }
        Account account = proven.get();
        return account.standing(typed.facts()) == Standing.ENABLED
                ? throttle.succeeded(admitted).thenReturn(new Proof.Right(account))
                : trail.failed(typed.traces(), SignInFailure.ACCOUNT_DISABLED).thenReturn(new Proof.Wrong());
    }

    private static @Nullable String hash(Account account) {
        return account.credential().hash();
    }
}
