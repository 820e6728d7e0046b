package io.latchkey.account.holder;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.StateAnswer;
import java.util.List;
import java.util.UUID;

/** What came of a change of password. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PasswordChangeAnswer.Changed.class, name = "CHANGED"),
    @JsonSubTypes.Type(value = PasswordChangeAnswer.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = PasswordChangeAnswer.PasswordRejected.class, name = "PASSWORD_REJECTED"),
    @JsonSubTypes.Type(value = PasswordChangeAnswer.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS")
})
sealed interface PasswordChangeAnswer {

    /** It is set; sessions of a lower credential version are dead. */
    record Changed(UUID accountId, long credentialVersion, StateAnswer state) implements PasswordChangeAnswer {

        static Changed of(Account account) {
            return new Changed(account.accountId(), account.credential().version(), account.answer());
        }
    }

    /** The current password was wrong. */
    record InvalidCredentials() implements PasswordChangeAnswer {}

    /** The current password was right, the new one is not taken. */
    record PasswordRejected(List<PolicyReason> reasons) implements PasswordChangeAnswer {

        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements PasswordChangeAnswer {}
}
