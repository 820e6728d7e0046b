package io.latchkey.account.secondfactor;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out what a {@link FactorBook} says, in the caller's transaction, which has locked the accounts. */
@Component
public class Factors {

    private final ChallengeTable challenges;
    private final AppTable apps;
    private final RecoveryCodeTable recoveryCodes;

    Factors(ChallengeTable challenges, AppTable apps, RecoveryCodeTable recoveryCodes) {
        this.challenges = challenges;
        this.apps = apps;
        this.recoveryCodes = recoveryCodes;
    }

    public Mono<Void> save(FactorBook book) {
        Mono<Void> end = book.ended().isEmpty() ? Mono.empty() : challenges.endAll(book.ended());
        Mono<Void> remove = book.removed().isEmpty()
                ? Mono.empty()
                : apps.remove(book.removed()).then(recoveryCodes.remove(book.removed()));
        return end.then(remove);
    }
}
