package io.latchkey.account.secondfactor;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out what a {@link SecondFactorChangeSet} says, in the caller's transaction, which has locked the accounts. */
@Component
public class SecondFactorRepository {

    private final ChallengeTable challenges;
    private final TotpTable apps;
    private final RecoveryCodeTable recoveryCodes;

    SecondFactorRepository(ChallengeTable challenges, TotpTable apps, RecoveryCodeTable recoveryCodes) {
        this.challenges = challenges;
        this.apps = apps;
        this.recoveryCodes = recoveryCodes;
    }

    public Mono<Void> save(SecondFactorChangeSet book) {
        Mono<Void> end =
                book.endedAccounts().isEmpty() ? Mono.empty() : challenges.deleteByAccounts(book.endedAccounts());
        Mono<Void> remove = book.removedAccounts().isEmpty()
                ? Mono.empty()
                : apps.deleteByAccounts(book.removedAccounts())
                        .then(recoveryCodes.deleteByAccounts(book.removedAccounts()));
        return end.then(remove);
    }
}
