package io.latchkey.account.reset;

import io.latchkey.account.password.PasswordCheck;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.contracts.LinkRefusal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Spends a link for a new password. First the link's digest, then whether it still works, then the password's rules,
 * then the hash, and last the one transaction that decides between all who present the same link.
 */
@Component
class Redemption {

    private final LinkCheck check;
    private final PasswordCheck passwordCheck;
    private final Passwords passwords;
    private final PasswordSetting setting;
    private final Refusals refusals;

    Redemption(
            LinkCheck check,
            PasswordCheck passwordCheck,
            Passwords passwords,
            PasswordSetting setting,
            Refusals refusals) {
        this.check = check;
        this.passwordCheck = passwordCheck;
        this.passwords = passwords;
        this.setting = setting;
        this.refusals = refusals;
    }

    Mono<RedemptionAnswer> redeem(RedemptionQuestion question) {
        return check.examine(question).flatMap(this::weigh).switchIfEmpty(Mono.defer(refusals::unknown));
    }

    private Mono<RedemptionAnswer> weigh(Presented presented) {
        return switch (presented.liveness()) {
            case Liveness.Good good -> attempt(presented);
            case Liveness.JustUsed used -> repeat(presented);
            case Liveness.Dead dead -> refusals.of(presented.link(), dead.reason());
        };
    }

    private Mono<RedemptionAnswer> attempt(Presented presented) {
        RedemptionQuestion question = presented.question();
        return passwordCheck
                .reasons(question.newPassword(), question.context(), hash(presented))
                .flatMap(reasons -> reasons.isEmpty() ? set(presented) : rejected(reasons));
    }

    private Mono<RedemptionAnswer> set(Presented presented) {
        return passwords
                .hash(presented.question().newPassword())
                .flatMap(hash -> setting.set(presented.link(), hash))
                .map(RedemptionAnswer.class::cast)
                // Somebody was quicker, or time ran out: the link is dead now, and its row says why.
                .switchIfEmpty(Mono.defer(() -> redeem(presented.question())));
    }

    private Mono<RedemptionAnswer> repeat(Presented presented) {
        return passwords
                .verify(hash(presented), presented.question().newPassword())
                .flatMap(same -> same
                        ? Mono.just(PasswordSetting.answer(presented.account()))
                        : refusals.of(presented.link(), LinkRefusal.LINK_USED));
    }

    private static @Nullable String hash(Presented presented) {
        return presented.account().credential().hash();
    }

    private static Mono<RedemptionAnswer> rejected(List<PolicyReason> reasons) {
        return Mono.just(new RedemptionAnswer.PasswordRejected(reasons));
    }
}
