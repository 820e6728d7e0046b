package io.latchkey.account.reset;

import io.latchkey.account.password.HashPoolBusyException;
import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.reset.LinkVerifier.RedemptionAttempt;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares the password that a used link comes with again; each wrong one is counted by its link. */
@Component
class UsedLinkVerifier {

    private final PasswordHasher passwords;
    private final AttemptThrottle throttle;
    private final MailboxEvidence mailbox;

    UsedLinkVerifier(PasswordHasher passwords, AttemptThrottle throttle, MailboxEvidence mailbox) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.mailbox = mailbox;
    }

    /** False without a look when too many were wrong. */
    Mono<Boolean> verifyCounted(RedemptionAttempt attempt, @Nullable String hash) {
        var bucket = ThrottleBucket.forUsedLink(attempt.link().requestId());
        return throttle.admit(bucket).flatMap(decision -> switch (decision) {
            case ThrottleDecision.Admitted admitted -> verifyPassword(attempt, hash, admitted);
            case ThrottleDecision.Throttled throttled -> Mono.just(false);
            case ThrottleDecision.ProofRequired none ->
                Mono.error(new IllegalStateException("no proof of work is asked for with a link"));
        });
    }

    private Mono<Boolean> verifyPassword(
            RedemptionAttempt attempt, @Nullable String hash, ThrottleDecision.Admitted admitted) {
        return passwords
                .verify(hash, attempt.request().newPassword())
                .flatMap(same -> same
                        ? throttle.takeBack(admitted)
                                .then(mailbox.recordRepeat(attempt))
                                .thenReturn(true)
                        : Mono.just(false))
                // A password that there was no time for was no guess.
                .onErrorResume(HashPoolBusyException.class, busy -> throttle.takeBack(admitted)
                        .then(Mono.error(busy)));
    }
}
