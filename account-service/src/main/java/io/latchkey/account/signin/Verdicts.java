package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Registry;
import io.latchkey.contracts.SecurityEvent;
import io.latchkey.contracts.SignInFactor;
import io.latchkey.contracts.SignInFailed;
import io.latchkey.contracts.SignInFailure;
import io.latchkey.contracts.SignInSucceeded;
import io.latchkey.messaging.outbox.Outbox;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Says the last word on a sign-in in one transaction with its event. The account is looked at once more and held: a
 * password that was replaced while it was being compared verifies nobody.
 */
@Component
class Verdicts {

    private final Registry registry;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final InstantSource clock;

    Verdicts(Registry registry, Outbox outbox, TransactionalOperator transaction, InstantSource clock) {
        this.registry = registry;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    Mono<SignInAnswer> record(Attempt attempt, boolean right) {
        return transaction.transactional(registry.hold(Attempt.asked(attempt.question()))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(now -> record(attempt, attempt.failure(right, now.orElse(null)), now.orElse(null))));
    }

    private Mono<SignInAnswer> record(Attempt attempt, @Nullable SignInFailure failure, @Nullable Account now) {
        boolean verified = failure == null && now != null;
        SecurityEvent event = failure == null ? succeeded(attempt) : failed(attempt, failure);
        SignInAnswer answer = verified && now != null
                ? new SignInAnswer.Verified(now.accountId(), now.credential().version(), now.answer())
                : new SignInAnswer.InvalidCredentials();
        return outbox.append(event).thenReturn(answer);
    }

    private SecurityEvent succeeded(Attempt attempt) {
        SignInQuestion question = attempt.question();
        return new SignInSucceeded(
                Attempt.asked(question),
                SignInFactor.PASSWORD,
                question.addressDigest(),
                question.networkDigest(),
                clock.instant());
    }

    private SecurityEvent failed(Attempt attempt, SignInFailure failure) {
        SignInQuestion question = attempt.question();
        Facts facts = question.facts();
        return new SignInFailed(
                facts == null ? null : facts.accountId(),
                failure,
                question.addressDigest(),
                question.networkDigest(),
                clock.instant());
    }
}
