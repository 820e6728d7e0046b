package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Registry;
import io.latchkey.contracts.Secret;
import io.latchkey.contracts.TwoFactorEnrolled;
import io.latchkey.messaging.outbox.Outbox;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Completes an enrolment whose first code was right, in the caller's transaction, which has locked the account. */
@Component
public class Enrolment {

    private final RecoveryCodes recoveryCodes;
    private final ChallengeTable challenges;
    private final Registry registry;
    private final Outbox outbox;
    private final InstantSource clock;

    Enrolment(
            RecoveryCodes recoveryCodes,
            ChallengeTable challenges,
            Registry registry,
            Outbox outbox,
            InstantSource clock) {
        this.recoveryCodes = recoveryCodes;
        this.challenges = challenges;
        this.registry = registry;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param facts what the gateway knew when it asked */
    public Mono<Enrolled> complete(Account account, @Nullable Facts facts) {
        Account enrolled = account.enrolled(facts);
        return challenges
                .endAll(List.of(account.accountId()))
                .then(registry.save(List.of(enrolled)))
                .then(recoveryCodes.replace(account.accountId()))
                .flatMap(codes -> published(enrolled, codes));
    }

    private Mono<Enrolled> published(Account enrolled, List<Secret> codes) {
        Instant now = clock.instant();
        var event = new TwoFactorEnrolled(
                enrolled.accountId(), enrolled.credential().version(), now);
        return outbox.append(event, enrolled.state(now)).thenReturn(new Enrolled(enrolled, codes));
    }
}
