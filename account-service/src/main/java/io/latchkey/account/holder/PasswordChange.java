package io.latchkey.account.holder;

import io.latchkey.account.password.PasswordCheck;
import io.latchkey.account.password.Passwords;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.Account;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the password of a signed-in holder: first the current one, then the rules, then the one transaction. */
@Component
class PasswordChange {

    private final PasswordProof proof;
    private final PasswordCheck check;
    private final Passwords passwords;
    private final NewPassword newPassword;

    PasswordChange(PasswordProof proof, PasswordCheck check, Passwords passwords, NewPassword newPassword) {
        this.proof = proof;
        this.check = check;
        this.passwords = passwords;
        this.newPassword = newPassword;
    }

    Mono<PasswordChangeAnswer> change(PasswordChangeQuestion question) {
        return proof.prove(question.typed()).flatMap(proved -> switch (proved) {
            case Proof.Right right -> change(question, right.account());
            case Proof.Wrong wrong -> Mono.just(new PasswordChangeAnswer.InvalidCredentials());
            case Proof.Refused refused ->
                Mono.just(new PasswordChangeAnswer.TooManyAttempts(refused.how().retryAfter()));
        });
    }

    private Mono<PasswordChangeAnswer> change(PasswordChangeQuestion question, Account account) {
        return check.reasons(
                        question.newPassword(),
                        question.context(),
                        account.credential().hash())
                .flatMap(reasons -> reasons.isEmpty() ? set(question, account) : rejected(reasons));
    }

    private Mono<PasswordChangeAnswer> set(PasswordChangeQuestion question, Account account) {
        return passwords.hash(question.newPassword()).flatMap(hash -> newPassword.set(account, question.typed(), hash));
    }

    private static Mono<PasswordChangeAnswer> rejected(List<PolicyReason> reasons) {
        return Mono.just(new PasswordChangeAnswer.PasswordRejected(reasons));
    }
}
