package io.latchkey.account.reset;

import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.password.PasswordValidator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.reset.LinkVerifier.RedemptionAttempt;
import io.latchkey.account.signin.SecurityEventLog;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionRequest;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse.LinkRedeemed;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Redeems a link for a new password. First the link's digest, then whether it still works, then the password's rules,
 * then the hash, and last the one transaction that decides between all who present the same link.
 */
@Component
class LinkRedeemer {

    private final LinkVerifier verifier;
    private final PasswordValidator validator;
    private final PasswordHasher passwords;
    private final PasswordUpdate passwordUpdate;
    private final UsedLinkVerifier usedLinks;
    private final SecurityEventLog securityEvents;

    LinkRedeemer(
            LinkVerifier verifier,
            PasswordValidator validator,
            PasswordHasher passwords,
            PasswordUpdate passwordUpdate,
            UsedLinkVerifier usedLinks,
            SecurityEventLog securityEvents) {
        this.verifier = verifier;
        this.validator = validator;
        this.passwords = passwords;
        this.passwordUpdate = passwordUpdate;
        this.usedLinks = usedLinks;
        this.securityEvents = securityEvents;
    }

    Mono<RedemptionResponse> redeem(RedemptionRequest request) {
        return verifier.verify(request)
                .flatMap(this::handleStatus)
                .switchIfEmpty(Mono.defer(() -> securityEvents.refuseLink(null, null, LinkRefusal.LINK_UNKNOWN)));
    }

    private Mono<RedemptionResponse> handleStatus(RedemptionAttempt attempt) {
        return switch (attempt.status()) {
            case LinkStatus.Redeemable redeemable -> tryRedeem(attempt);
            case LinkStatus.JustRedeemed redeemed -> repeatRedemption(attempt);
            case LinkStatus.Refused refused -> refuseLink(attempt.link(), refused.reason());
        };
    }

    private Mono<RedemptionResponse> tryRedeem(RedemptionAttempt attempt) {
        RedemptionRequest request = attempt.request();
        return validator
                .findRejectionReasons(request.newPassword(), request.context(), currentHash(attempt))
                .flatMap(reasons ->
                        reasons.isEmpty() ? storePassword(attempt) : Mono.just(new PasswordRejected(reasons)));
    }

    private Mono<RedemptionResponse> storePassword(RedemptionAttempt attempt) {
        return passwords
                .hash(attempt.request().newPassword())
                .flatMap(hash -> passwordUpdate.redeemLink(attempt, hash))
                .map(LinkRedeemer::toResponse)
                // Another redemption was quicker, or time ran out: the link's row says why by now.
                .switchIfEmpty(Mono.defer(() -> redeem(attempt.request())));
    }

    /** Counted: whoever finds a used link could try passwords with it, where nothing else counts them. */
    private Mono<RedemptionResponse> repeatRedemption(RedemptionAttempt attempt) {
        return usedLinks
                .verifyCounted(attempt, currentHash(attempt))
                .flatMap(same -> same
                        ? Mono.just(toResponse(attempt.account()))
                        : refuseLink(attempt.link(), LinkRefusal.LINK_USED));
    }

    private Mono<RedemptionResponse> refuseLink(PasswordLink link, LinkRefusal reason) {
        return securityEvents
                .refuseLink(link.accountId(), link.requestId(), reason)
                .cast(RedemptionResponse.class);
    }

    private static @Nullable String currentHash(RedemptionAttempt attempt) {
        return attempt.account().credential().hash();
    }

    private static RedemptionResponse toResponse(Account account) {
        return new LinkRedeemed(account.accountId(), account.credential().version(), account.toStateSnapshot());
    }
}
