package io.latchkey.account.reset;

import io.latchkey.account.password.PasswordPolicy;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.Account;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What speaks against a new password for an account: the rules first, then, at the price of a hash, the old one. */
@Component
class PasswordCheck {

    private final PasswordPolicy policy;
    private final Passwords passwords;

    PasswordCheck(PasswordPolicy policy, Passwords passwords) {
        this.policy = policy;
        this.passwords = passwords;
    }

    Mono<List<PolicyReason>> reasons(RedemptionQuestion question, Account account) {
        List<PolicyReason> reasons = policy.reasons(question.newPassword(), question.context());
        return reasons.isEmpty() && account.credential().hash() != null
                ? same(question, account).map(same -> same ? List.of(PolicyReason.SAME_AS_BEFORE) : List.of())
                : Mono.just(reasons);
    }

    /** Whether it is the password the account has. */
    Mono<Boolean> same(RedemptionQuestion question, Account account) {
        return passwords.verify(account.credential().hash(), question.newPassword());
    }

    Mono<String> hash(RedemptionQuestion question) {
        return passwords.hash(question.newPassword());
    }
}
