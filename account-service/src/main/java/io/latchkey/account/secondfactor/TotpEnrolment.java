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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Completes an enrolment whose first code was right, in the caller's transaction, which has locked the account. */
@Component
public class TotpEnrolment {

    private final RecoveryCodeIssuer recoveryCodes;
    private final ChallengeTable challenges;
    private final AccountRepository accounts;
    private final Outbox outbox;
    private final InstantSource clock;

    TotpEnrolment(
            RecoveryCodeIssuer recoveryCodes,
            ChallengeTable challenges,
            AccountRepository accounts,
            Outbox outbox,
            InstantSource clock) {
        this.recoveryCodes = recoveryCodes;
        this.challenges = challenges;
        this.accounts = accounts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param facts what the gateway's directory knew; null when it knew nothing */
    public Mono<AppEnrolled> complete(Account account, @Nullable DirectoryFacts facts) {
        Account enrolled = account.withEnrolledFactor(facts);
        return challenges
                .deleteByAccounts(List.of(account.accountId()))
                .then(accounts.save(List.of(enrolled)))
                .then(recoveryCodes.replace(account.accountId()))
                .flatMap(codes -> publishEnrolment(enrolled, codes));
    }

    private Mono<AppEnrolled> publishEnrolment(Account enrolled, List<SecretValue> codes) {
        Instant now = clock.instant();
        var event = new TwoFactorEnrolled(
                enrolled.accountId(), enrolled.credential().version(), now);
        return outbox.append(event, enrolled.toAccountState(now))
                .thenReturn(new AppEnrolled(
                        enrolled.accountId(), enrolled.credential().version(), enrolled.toStateSnapshot(), codes));
    }
}
