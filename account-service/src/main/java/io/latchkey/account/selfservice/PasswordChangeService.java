package io.latchkey.account.selfservice;

import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.password.PasswordValidator;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.Account;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the password of a signed-in holder: first the current one, then the rules, then the one transaction. */
@Component
class PasswordChangeService {

    private final PasswordReauthenticator proof;
    private final PasswordValidator check;
    private final PasswordHasher passwords;
    private final PasswordChangeTransaction newPassword;

    PasswordChangeService(
            PasswordReauthenticator proof,
            PasswordValidator check,
            PasswordHasher passwords,
            PasswordChangeTransaction newPassword) {
        this.proof = proof;
        this.check = check;
        this.passwords = passwords;
        this.newPassword = newPassword;
    }

    Mono<PasswordChangeResponse> change(PasswordChangeRequest question) {
        return proof.verifyPassword(question.toReauthentication()).flatMap(proved -> switch (proved) {
            case PasswordReauthenticator.Result.Verified right -> change(question, right.account());
            case PasswordReauthenticator.Result.Rejected wrong ->
                Mono.just(new PasswordChangeResponse.InvalidCredentials());
            case PasswordReauthenticator.Result.Throttled refused ->
                Mono.just(
                        new PasswordChangeResponse.TooManyAttempts(refused.how().retryAfter()));
        });
    }

    private Mono<PasswordChangeResponse> change(PasswordChangeRequest question, Account account) {
        return check.findRejectionReasons(
                        question.newPassword(),
                        question.context(),
                        account.credential().hash())
                .flatMap(reasons -> reasons.isEmpty() ? storePassword(question, account) : rejectPassword(reasons));
    }

    private Mono<PasswordChangeResponse> storePassword(PasswordChangeRequest question, Account account) {
        return passwords
                .hash(question.newPassword())
                .flatMap(hash -> newPassword.storePassword(account, question.toReauthentication(), hash));
    }

    private static Mono<PasswordChangeResponse> rejectPassword(List<PolicyReason> reasons) {
        return Mono.just(new PasswordChangeResponse.PasswordRejected(reasons));
    }
}
