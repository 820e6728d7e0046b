package io.latchkey.account.secondfactor;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Carries out a {@link SecondFactorChangeSet}, in the caller's transaction, which has locked the accounts. */
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

    public Mono<Void> save(SecondFactorChangeSet changes) {
        Mono<Void> end =
                changes.endedAccounts().isEmpty() ? Mono.empty() : challenges.deleteByAccounts(changes.endedAccounts());
        Mono<Void> remove = changes.removedAccounts().isEmpty()
                ? Mono.empty()
                : apps.deleteByAccounts(changes.removedAccounts())
                        .then(recoveryCodes.deleteByAccounts(changes.removedAccounts()));
        return end.then(remove);
    }
}
