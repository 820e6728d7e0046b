package io.latchkey.account.secondfactor;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountNotices;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.account.throttle.ThrottleBucket;
import io.latchkey.account.throttle.ThrottleDecision;
import io.latchkey.contracts.AccountFact.CodeGuessingSuspected;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import io.latchkey.messaging.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts codes by their account, whatever browser they are typed in; when those are spent, a browser that was known after
 * the factor was enrolled has a few besides. Tells the holder of wrong ones. In the caller's transaction.
 */
@Component
class CodeThrottle {

    private final AttemptThrottle throttle;
    private final AccountNotices notices;
    private final Outbox outbox;

    CodeThrottle(AttemptThrottle throttle, AccountNotices notices, Outbox outbox) {
        this.throttle = throttle;
        this.notices = notices;
        this.outbox = outbox;
    }

    /** @param device the browser the code is typed in, known or not */
    Mono<ThrottleDecision> admitCode(Account account, @Nullable KnownDevice device) {
        KnownDevice known = knownSinceEnrolment(account, device);
        return throttle.admit(ThrottleBucket.forCodes(account.accountId()))
                .flatMap(decision -> known != null && decision instanceof ThrottleDecision.Throttled
                        ? admitByDevice(account, known, decision)
                        : Mono.just(decision));
    }

    /** It was right. */
    Mono<Void> takeBack(ThrottleDecision.Admitted admitted) {
        return throttle.takeBack(admitted);
    }

    /** It was wrong, and somebody has the password: tells the holder, now and then, from the third on. */
    Mono<Void> reportWrongCode(Account account, ThrottleDecision.Admitted admitted) {
        int wrong = admitted.counted().stream()
                // The browser's own are counted once the account's are spent.
                .mapToInt(counted -> counted.bucket().kind() == ThrottleBucket.Kind.ACCOUNT_CODE
                        ? counted.failures()
                        : Integer.MAX_VALUE)
                .sum();
        return notices.claimCodeGuessing(account.accountId(), wrong)
                .flatMap(at -> outbox.append(new CodeGuessingSuspected(account.accountId(), at)));
    }

    private Mono<ThrottleDecision> admitByDevice(
            Account account, KnownDevice device, ThrottleDecision accountDecision) {
        return throttle.admit(ThrottleBucket.forDeviceCodes(account.accountId(), device))
                .map(decision -> decision instanceof ThrottleDecision.Admitted ? decision : accountDecision);
    }

    /** Enrolment raises the credential version: of an enrolled account, no mark that still counts is older. */
    private static @Nullable KnownDevice knownSinceEnrolment(Account account, @Nullable KnownDevice device) {
        return account.twoFactor() == TwoFactorStatus.ENROLLED ? account.recognizeDevice(device) : null;
    }
}
