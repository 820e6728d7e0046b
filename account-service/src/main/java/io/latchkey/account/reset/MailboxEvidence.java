package io.latchkey.account.reset;

import io.latchkey.account.enrolment.RedeemedBrowsers;
import io.latchkey.account.registry.Account;
import io.latchkey.account.reset.LinkVerifier.RedemptionAttempt;
import io.latchkey.account.throttle.AttemptThrottle;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionRequest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a redeemed link says besides the new password: whoever redeemed it reads the mailbox, in this browser. */
@Component
class MailboxEvidence {

    private final AttemptThrottle throttle;
    private final RedeemedBrowsers browsers;

    MailboxEvidence(AttemptThrottle throttle, RedeemedBrowsers browsers) {
        this.throttle = throttle;
        this.browsers = browsers;
    }

    /**
     * In the transaction that consumes the link: other people's guesses at the address keep the holder out no longer, and
     * an app may be enrolled in this browser without a code from another mail.
     */
    Mono<Void> recordRedemption(RedemptionRequest request, Account account) {
        return throttle.forgetAddress(request.addressDigests())
                .then(rememberBrowser(
                        request, account.accountId(), account.credential().since()));
    }

    /** The answer of the first was lost, and its mark with it; counted from when the link was consumed. */
    Mono<Void> recordRepeat(RedemptionAttempt attempt) {
        return rememberBrowser(
                attempt.request(), attempt.account().accountId(), attempt.link().consumedAt());
    }

    private Mono<Void> rememberBrowser(RedemptionRequest request, UUID accountId, @Nullable Instant redeemedAt) {
        String browser = request.browserDigest();
        return browser == null || redeemedAt == null ? Mono.empty() : browsers.remember(accountId, browser, redeemedAt);
    }
}
