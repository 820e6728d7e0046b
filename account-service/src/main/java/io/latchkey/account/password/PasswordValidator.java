package io.latchkey.account.password;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.PasswordRejection;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What speaks against a new password: the rules first, then, at the price of a hash, the old one. */
@Component
public class PasswordValidator {

    private final PasswordPolicy policy;
    private final PasswordHasher passwords;

    PasswordValidator(PasswordPolicy policy, PasswordHasher passwords) {
        this.policy = policy;
        this.passwords = passwords;
    }

    /**
     * Empty when it is accepted; fails with {@link HashPoolBusyException}.
     *
     * @param context words of the account: local part, domain label, words of the display name
     * @param hash of the password the account has; null when it has none
     */
    public Mono<List<PasswordRejection>> findRejectionReasons(
            SecretValue password, Collection<String> context, @Nullable String hash) {
        List<PasswordRejection> reasons = policy.findRejectionReasons(password, context);
        return reasons.isEmpty() && hash != null
                ? passwords
                        .verify(hash, password)
                        .map(same -> same ? List.of(PasswordRejection.SAME_AS_BEFORE) : List.of())
                : Mono.just(reasons);
    }
}
