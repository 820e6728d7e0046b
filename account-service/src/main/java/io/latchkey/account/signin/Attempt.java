package io.latchkey.account.signin;

import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.Facts;
import io.latchkey.account.registry.Standing;
import io.latchkey.account.throttle.Admission;
import io.latchkey.contracts.SignInFailure;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in with the account it is for, as it was when the password was compared.
 *
 * @param account null when the address or the account is unknown here
 */
record Attempt(
        SignInQuestion question,
        Admission.Admitted admitted,
        @Nullable Account account) {

    @Nullable
    String hash() {
        return account == null ? null : account.credential().hash();
    }

    /**
     * Why the password proves nothing; null when it proves them.
     *
     * @param now the same account after the hash; null when unknown
     */
    @Nullable
    SignInFailure failure(boolean right, @Nullable Account now) {
        Facts facts = question.facts();
        if (facts == null) {
            return SignInFailure.UNKNOWN_ADDRESS;
        }
        if (now == null || account == null) {
            return SignInFailure.NO_PASSWORD_YET;
        }
        if (now.standing(facts) != Standing.ENABLED) {
            return SignInFailure.ACCOUNT_DISABLED;
        }
        if (account.credential().hash() == null) {
            return SignInFailure.NO_PASSWORD_YET;
        }
        if (!right) {
            return SignInFailure.WRONG_PASSWORD;
        }
        return account.credential().version() == now.credential().version() ? null : SignInFailure.SUPERSEDED;
    }
}
