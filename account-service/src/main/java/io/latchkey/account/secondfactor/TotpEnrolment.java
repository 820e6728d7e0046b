package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountRepository;
import io.latchkey.account.registry.AccountSnapshot;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.SecretValue;
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
    private final AccountRepository registry;
    private final Outbox outbox;
    private final InstantSource clock;

    TotpEnrolment(
            RecoveryCodeIssuer recoveryCodes,
            ChallengeTable challenges,
            AccountRepository registry,
            Outbox outbox,
            InstantSource clock) {
        this.recoveryCodes = recoveryCodes;
        this.challenges = challenges;
        this.registry = registry;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param facts what the gateway knew when it asked */
    public Mono<EnrolledAccount> complete(Account account, @Nullable AccountSnapshot facts) {
        Account enrolled = account.withEnrolledFactor(facts);
        return challenges
                .deleteByAccounts(List.of(account.accountId()))
                .then(registry.save(List.of(enrolled)))
                .then(recoveryCodes.replace(account.accountId()))
                .flatMap(codes -> publishEnrolment(enrolled, codes));
    }

    private Mono<EnrolledAccount> publishEnrolment(Account enrolled, List<SecretValue> codes) {
        Instant now = clock.instant();
        var event = new TwoFactorEnrolled(
                enrolled.accountId(), enrolled.credential().version(), now);
        return outbox.append(event, enrolled.toAccountState(now)).thenReturn(new EnrolledAccount(enrolled, codes));
    }

    /** An account whose app is enrolled, with the recovery codes that are seen this once. */
    public record EnrolledAccount(Account account, List<SecretValue> recoveryCodes) {

        public EnrolledAccount {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
