package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.DirectoryFacts;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse.AppEnrolled;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Completes enrolments, and ends what facts end; in the caller's transaction, which has locked the accounts. */
@Component
public class TotpEnrolment {

    private final RecoveryCodeIssuer recoveryCodes;
    private final ChallengeTable challenges;
    private final TotpTable apps;
    private final AccountRepository accounts;
    private final Outbox outbox;
    private final InstantSource clock;

    TotpEnrolment(
            RecoveryCodeIssuer recoveryCodes,
            ChallengeTable challenges,
            TotpTable apps,
            AccountRepository accounts,
            Outbox outbox,
            InstantSource clock) {
        this.recoveryCodes = recoveryCodes;
        this.challenges = challenges;
        this.apps = apps;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Mono<Void> endFactors(SecondFactorChangeSet changes) {
        Mono<Void> end =
                changes.endedAccounts().isEmpty() ? Mono.empty() : challenges.deleteByAccounts(changes.endedAccounts());
        Mono<Void> remove = changes.removedAccounts().isEmpty()
                ? Mono.empty()
                : apps.deleteByAccounts(changes.removedAccounts())
                        .then(recoveryCodes.deleteByAccounts(changes.removedAccounts()));
        return end.then(remove);
    }

    /**
     * The first code was right.
     *
     * @param facts what the gateway's directory knew; null when it knew nothing
     */
    public Mono<AppEnrolled> complete(Account account, SignInChallenge challenge, @Nullable DirectoryFacts facts) {
        Account enrolled = account.withEnrolledFactor(facts);
        return challenges
                .deleteByAccounts(List.of(account.accountId()))
                .then(accounts.save(List.of(enrolled)))
                .then(recoveryCodes.replace(account.accountId()))
                .flatMap(codes -> publishEnrolment(enrolled, codes, challenge.sessionId()));
    }

    private Mono<AppEnrolled> publishEnrolment(Account enrolled, List<SecretValue> codes, @Nullable UUID sessionId) {
        Instant now = clock.instant();
        var event = new TwoFactorEnrolled(
                enrolled.accountId(), enrolled.credential().version(), now);
        return outbox.append(event, enrolled.toAccountState(now))
                .thenReturn(new AppEnrolled(
                        enrolled.accountId(),
                        enrolled.credential().version(),
                        enrolled.toStateSnapshot(),
                        codes,
                        sessionId));
    }
}
