package io.latchkey.account.selfservice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.contracts.SecretValue;
import java.util.List;

/** What came of asking for new recovery codes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecoveryCodesResponse.Replaced.class, name = "REPLACED"),
    @JsonSubTypes.Type(value = RecoveryCodesResponse.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = RecoveryCodesResponse.InvalidOneTimePassword.class, name = "INVALID_ONE_TIME_PASSWORD"),
    @JsonSubTypes.Type(value = RecoveryCodesResponse.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS")
})
sealed interface RecoveryCodesResponse {

    /** Here they are, this once; the old ones are dead. */
    record Replaced(List<SecretValue> recoveryCodes) implements RecoveryCodesResponse {

        public Replaced {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The password was wrong. */
    record InvalidCredentials() implements RecoveryCodesResponse {}

    /** The code was wrong or used, or the account has no app. */
    record InvalidOneTimePassword() implements RecoveryCodesResponse {}

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements RecoveryCodesResponse {}
}
