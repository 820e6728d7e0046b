package io.latchkey.account.selfservice;

import io.latchkey.account.password.PasswordHasher;
import io.latchkey.account.password.PasswordValidator;
import io.latchkey.account.registry.Account;
import io.latchkey.account.reset.PasswordUpdate;
import io.latchkey.account.reset.PasswordUpdate.NewPassword;
import io.latchkey.account.signin.SecurityEventContext;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeRequest;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse.PasswordReplaced;
import io.latchkey.contracts.internal.SharedOutcomes.PasswordRejected;
import java.time.InstantSource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes the password of a signed-in holder: first the current one, then the rules, then the one transaction. */
@Component
class PasswordChangeService {

    private final PasswordReauthenticator reauthenticator;
    private final PasswordValidator validator;
    private final PasswordHasher passwords;
    private final PasswordUpdate passwordUpdate;
    private final InstantSource clock;

    PasswordChangeService(
            PasswordReauthenticator reauthenticator,
            PasswordValidator validator,
            PasswordHasher passwords,
            PasswordUpdate passwordUpdate,
            InstantSource clock) {
        this.reauthenticator = reauthenticator;
        this.validator = validator;
        this.passwords = passwords;
        this.passwordUpdate = passwordUpdate;
        this.clock = clock;
    }

    Mono<PasswordChangeResponse> changePassword(PasswordChangeRequest request) {
        var context = SecurityEventContext.of(request.facts(), request.addressDigest(), request.networkDigest());
        var current = new PasswordReauthenticator.Request(request.facts(), request.currentPassword(), context);
        return reauthenticator.verifyPassword(
                current, PasswordChangeResponse.class, account -> validatePassword(request, current, account));
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
                                .flatMap(hash -> reauthenticator.changeUnchanged(
                                        account,
                                        current,
                                        PasswordChangeResponse.class,
                                        locked -> replacePassword(locked, hash)))
                        : Mono.just(new PasswordRejected(reasons)));
    }

    private Mono<PasswordChangeResponse> replacePassword(Account before, String hash) {
        // Read under the lock, so that times of changes of one account never run backwards.
        var password = new NewPassword(hash, PasswordChangeCause.HOLDER, null, clock.instant());
        return passwordUpdate
                .replacePassword(before, password)
                .map(account -> new PasswordReplaced(
                        account.accountId(), account.credential().version(), account.toStateSnapshot()));
    }
}
