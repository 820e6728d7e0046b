package io.latchkey.account.reset;

import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.password.PasswordValidator;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.contracts.SecurityEvent.LinkRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Spends a link for a new password. First the link's digest, then whether it still works, then the password's rules,
 * then the hash, and last the one transaction that decides between all who present the same link.
 */
@Component
class LinkRedeemer {

    private final LinkVerifier check;
    private final PasswordValidator passwordCheck;
    private final PasswordHasher passwords;
    private final LinkRedemptionTransaction setting;
    private final LinkRefusalRecorder refusals;

    LinkRedeemer(
            LinkVerifier check,
            PasswordValidator passwordCheck,
            PasswordHasher passwords,
            LinkRedemptionTransaction setting,
            LinkRefusalRecorder refusals) {
        this.check = check;
        this.passwordCheck = passwordCheck;
        this.passwords = passwords;
        this.setting = setting;
        this.refusals = refusals;
    }

    Mono<RedemptionResponse> redeem(RedemptionRequest question) {
        return check.verify(question).flatMap(this::handleStatus).switchIfEmpty(Mono.defer(refusals::refuseUnknown));
    }

    private Mono<RedemptionResponse> handleStatus(LinkVerifier.RedemptionAttempt presented) {
        return switch (presented.liveness()) {
            case LinkStatus.Redeemable good -> tryRedeem(presented);
            case LinkStatus.JustRedeemed used -> repeatRedemption(presented);
            case LinkStatus.Refused dead -> refusals.refuseLink(presented.link(), dead.reason());
        };
    }

    private Mono<RedemptionResponse> tryRedeem(LinkVerifier.RedemptionAttempt presented) {
        RedemptionRequest question = presented.question();
        return passwordCheck
                .findRejectionReasons(question.newPassword(), question.context(), currentHash(presented))
                .flatMap(reasons -> reasons.isEmpty() ? storePassword(presented) : rejectPassword(reasons));
    }

    private Mono<RedemptionResponse> storePassword(LinkVerifier.RedemptionAttempt presented) {
        return passwords
                .hash(presented.question().newPassword())
                .flatMap(hash -> setting.redeem(presented.link(), hash))
                .map(RedemptionResponse.class::cast)
                // Somebody was quicker, or time ran out: the link is dead now, and its row says why.
                .switchIfEmpty(Mono.defer(() -> redeem(presented.question())));
    }

    private Mono<RedemptionResponse> repeatRedemption(LinkVerifier.RedemptionAttempt presented) {
        return passwords
                .verify(currentHash(presented), presented.question().newPassword())
                .flatMap(same -> same
                        ? Mono.just(LinkRedemptionTransaction.toResponse(presented.account()))
                        : refusals.refuseLink(presented.link(), LinkRefusal.LINK_USED));
    }

    private static @Nullable String currentHash(LinkVerifier.RedemptionAttempt presented) {
        return presented.account().credential().hash();
    }

    private static Mono<RedemptionResponse> rejectPassword(List<PolicyReason> reasons) {
        return Mono.just(new RedemptionResponse.PasswordRejected(reasons));
    }
}
