package io.latchkey.account.selfservice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.password.PolicyReason;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountStateSummary;
import java.util.List;
import java.util.UUID;

/** What came of a change of password. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PasswordChangeResponse.Changed.class, name = "CHANGED"),
    @JsonSubTypes.Type(value = PasswordChangeResponse.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = PasswordChangeResponse.PasswordRejected.class, name = "PASSWORD_REJECTED"),
    @JsonSubTypes.Type(value = PasswordChangeResponse.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS")
})
sealed interface PasswordChangeResponse {

    /** It is set; sessions of a lower credential version are dead. */
    record Changed(UUID accountId, long credentialVersion, AccountStateSummary state)
            implements PasswordChangeResponse {

        static Changed of(Account account) {
            return new Changed(account.accountId(), account.credential().version(), account.toStateSummary());
        }
    }

    /** The current password was wrong. */
    record InvalidCredentials() implements PasswordChangeResponse {}

    /** The current password was right, the new one is not taken. */
    record PasswordRejected(List<PolicyReason> reasons) implements PasswordChangeResponse {

        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }
    }

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements PasswordChangeResponse {}
}
