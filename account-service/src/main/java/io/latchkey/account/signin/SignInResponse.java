package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.AccountStateSummary;
import io.latchkey.contracts.SecretValue;
import java.util.List;
import java.util.UUID;

/** What came of a sign-in or of one of its steps; whoever failed is told no more than that. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignInResponse.Verified.class, name = "VERIFIED"),
    @JsonSubTypes.Type(value = SignInResponse.Enrolled.class, name = "ENROLLED"),
    @JsonSubTypes.Type(value = SignInResponse.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = SignInResponse.OneTimePasswordRequired.class, name = "ONE_TIME_PASSWORD_REQUIRED"),
    @JsonSubTypes.Type(value = SignInResponse.InvalidOneTimePassword.class, name = "INVALID_ONE_TIME_PASSWORD"),
    @JsonSubTypes.Type(value = SignInResponse.EnrolmentRequired.class, name = "ENROLMENT_REQUIRED"),
    @JsonSubTypes.Type(value = SignInResponse.ChallengeOver.class, name = "CHALLENGE_OVER"),
    @JsonSubTypes.Type(value = SignInResponse.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS"),
    @JsonSubTypes.Type(value = SignInResponse.ProofRequired.class, name = "PROOF_REQUIRED")
})
sealed interface SignInResponse {

    /** They are the holder; a session counts from this credential version on. */
    record Verified(UUID accountId, long credentialVersion, AccountStateSummary state) implements SignInResponse {

        static Verified of(Account account) {
            return new Verified(account.accountId(), account.credential().version(), account.toStateSummary());
        }
    }

    /** They are the holder, and from now on need their app; the codes are shown once. */
    record Enrolled(UUID accountId, long credentialVersion, AccountStateSummary state, List<SecretValue> recoveryCodes)
            implements SignInResponse {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        static Enrolled of(io.latchkey.account.secondfactor.TotpEnrolment.EnrolledAccount enrolled) {
            Account account = enrolled.account();
            return new Enrolled(
                    account.accountId(),
                    account.credential().version(),
                    account.toStateSummary(),
                    enrolled.recoveryCodes());
        }
    }

    /** They did not prove it. */
    record InvalidCredentials() implements SignInResponse {}

    /** The password was right; a code is asked for. */
    record OneTimePasswordRequired(SecretValue challenge) implements SignInResponse {}

    /** The code was wrong or used. */
    record InvalidOneTimePassword() implements SignInResponse {}

    /** The password was right; an app has to be enrolled. */
    record EnrolmentRequired(SecretValue challenge) implements SignInResponse {}

    /** The challenge works no more, or never was. */
    record ChallengeOver() implements SignInResponse {}

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements SignInResponse {}

    /** Not looked at without a proof of work. */
    record ProofRequired() implements SignInResponse {}
}
