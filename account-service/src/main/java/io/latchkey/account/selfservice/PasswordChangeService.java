package io.latchkey.account.selfservice;

import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.password.PasswordValidator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeRequest;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the password of a signed-in holder: first the current one, then the rules, then the one transaction. */
@Component
class PasswordChangeService {

    private final PasswordReauthenticator reauthenticator;
    private final PasswordValidator validator;
    private final PasswordHasher passwords;
    private final PasswordChangeTransaction transaction;

    PasswordChangeService(
            PasswordReauthenticator reauthenticator,
            PasswordValidator validator,
            PasswordHasher passwords,
            PasswordChangeTransaction transaction) {
        this.reauthenticator = reauthenticator;
        this.validator = validator;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    Mono<PasswordChangeResponse> changePassword(PasswordChangeRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var current = new PasswordReauthenticator.Request(request.facts(), request.currentPassword(), context);
        return reauthenticator.verifyPassword(current).flatMap(result -> switch (result) {
            case PasswordReauthenticator.Result.Verified verified ->
                validatePassword(request, current, verified.account());
            case PasswordReauthenticator.Result.Rejected rejected -> Mono.just(rejected.response());
            case PasswordReauthenticator.Result.Throttled throttled -> Mono.just(throttled.response());
        });
    }

    private Mono<PasswordChangeResponse> validatePassword(
            PasswordChangeRequest request, PasswordReauthenticator.Request current, Account account) {
        return validator
                .findRejectionReasons(
                        request.newPassword(),
                        request.context(),
                        account.credential().hash())
                .flatMap(reasons -> reasons.isEmpty()
                        ? passwords
                                .hash(request.newPassword())
                                .flatMap(hash -> transaction.storePassword(account, current, hash))
                        : Mono.just(new PasswordRejected(reasons)));
    }
}
