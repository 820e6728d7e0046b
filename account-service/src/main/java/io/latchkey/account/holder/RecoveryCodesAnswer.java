package io.latchkey.account.holder;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.contracts.Secret;
import java.util.List;

/** What came of asking for new recovery codes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RecoveryCodesAnswer.Replaced.class, name = "REPLACED"),
    @JsonSubTypes.Type(value = RecoveryCodesAnswer.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = RecoveryCodesAnswer.InvalidOneTimePassword.class, name = "INVALID_ONE_TIME_PASSWORD"),
    @JsonSubTypes.Type(value = RecoveryCodesAnswer.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS")
})
sealed interface RecoveryCodesAnswer {

    /** Here they are, this once; the old ones are dead. */
    record Replaced(List<Secret> recoveryCodes) implements RecoveryCodesAnswer {

        public Replaced {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The password was wrong. */
    record InvalidCredentials() implements RecoveryCodesAnswer {}

    /** The code was wrong or used, or the account has no app. */
    record InvalidOneTimePassword() implements RecoveryCodesAnswer {}

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements RecoveryCodesAnswer {}
}
