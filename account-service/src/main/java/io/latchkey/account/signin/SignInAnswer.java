package io.latchkey.account.signin;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.account.registry.Account;
import io.latchkey.account.registry.StateAnswer;
import io.latchkey.contracts.Secret;
import java.util.List;
import java.util.UUID;

/** What came of a sign-in or of one of its steps; whoever failed is told no more than that. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SignInAnswer.Verified.class, name = "VERIFIED"),
    @JsonSubTypes.Type(value = SignInAnswer.Enrolled.class, name = "ENROLLED"),
    @JsonSubTypes.Type(value = SignInAnswer.InvalidCredentials.class, name = "INVALID_CREDENTIALS"),
    @JsonSubTypes.Type(value = SignInAnswer.OneTimePasswordRequired.class, name = "ONE_TIME_PASSWORD_REQUIRED"),
    @JsonSubTypes.Type(value = SignInAnswer.InvalidOneTimePassword.class, name = "INVALID_ONE_TIME_PASSWORD"),
    @JsonSubTypes.Type(value = SignInAnswer.EnrolmentRequired.class, name = "ENROLMENT_REQUIRED"),
    @JsonSubTypes.Type(value = SignInAnswer.ChallengeOver.class, name = "CHALLENGE_OVER"),
    @JsonSubTypes.Type(value = SignInAnswer.TooManyAttempts.class, name = "TOO_MANY_ATTEMPTS"),
    @JsonSubTypes.Type(value = SignInAnswer.ProofRequired.class, name = "PROOF_REQUIRED")
})
sealed interface SignInAnswer {

    /** They are the holder; a session counts from this credential version on. */
    record Verified(UUID accountId, long credentialVersion, StateAnswer state) implements SignInAnswer {

        static Verified of(Account account) {
            return new Verified(account.accountId(), account.credential().version(), account.answer());
        }
    }

    /** They are the holder, and from now on need their app; the codes are shown once. */
    record Enrolled(UUID accountId, long credentialVersion, StateAnswer state, List<Secret> recoveryCodes)
            implements SignInAnswer {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }

        static Enrolled of(io.latchkey.account.secondfactor.Enrolled enrolled) {
            Account account = enrolled.account();
            return new Enrolled(
                    account.accountId(), account.credential().version(), account.answer(), enrolled.recoveryCodes());
        }
    }

    /** They did not prove it. */
    record InvalidCredentials() implements SignInAnswer {}

    /** The password was right; a code is asked for. */
    record OneTimePasswordRequired(Secret challenge) implements SignInAnswer {}

    /** The code was wrong or used. */
    record InvalidOneTimePassword() implements SignInAnswer {}

    /** The password was right; an app has to be enrolled. */
    record EnrolmentRequired(Secret challenge) implements SignInAnswer {}

    /** The challenge works no more, or never was. */
    record ChallengeOver() implements SignInAnswer {}

    /** Not looked at. */
    record TooManyAttempts(long retryAfter) implements SignInAnswer {}

    /** Not looked at without a proof of work. */
    record ProofRequired() implements SignInAnswer {}
}
