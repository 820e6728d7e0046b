package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.internal.ChallengeOperation.ChallengeResponse;
import io.latchkey.contracts.internal.EnrolmentOfferOperation.EnrolmentOfferResponse;
import io.latchkey.contracts.internal.EnrolmentOperation.EnrolmentResponse;
import io.latchkey.contracts.internal.PasswordChangeOperation.PasswordChangeResponse;
import io.latchkey.contracts.internal.RecoveryCodesOperation.RecoveryCodesResponse;
import io.latchkey.contracts.internal.RedemptionOperation.RedemptionResponse;
import io.latchkey.contracts.internal.SessionProofOperation.SessionProofResponse;
import io.latchkey.contracts.internal.SignInOperation.SignInResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The outcomes that more than one operation of account-service has. */
public final class SharedOutcomes {

    private SharedOutcomes() {}

    /** Each factor that the account has was right; the sign-in is complete. */
    @JsonTypeName("VERIFIED")
    public record HolderVerified(UUID accountId, long credentialVersion, StateSnapshot state)
            implements SignInResponse, ChallengeResponse, SessionProofResponse, VerifiedAccount {

        public HolderVerified {
            Objects.requireNonNull(accountId, "accountId");
            Objects.requireNonNull(state, "state");
        }
    }

    /** The password was not proven; the caller learns no more than that. */
    @JsonTypeName("INVALID_CREDENTIALS")
    public record InvalidCredentials()
            implements SignInResponse,
                    PasswordChangeResponse,
                    RecoveryCodesResponse,
                    SessionProofResponse,
                    SignInRefusal {}

    /** The code was wrong or used before, or the account has no app. */
    @JsonTypeName("INVALID_ONE_TIME_PASSWORD")
    public record InvalidOneTimePassword()
            implements SignInResponse,
                    ChallengeResponse,
                    EnrolmentResponse,
                    RecoveryCodesResponse,
                    SessionProofResponse,
                    SignInRefusal {}

    /** The challenge has been answered, is too old, or was never issued. */
    @JsonTypeName("CHALLENGE_OVER")
    public record ChallengeOver()
            implements ChallengeResponse, EnrolmentResponse, EnrolmentOfferResponse, SignInRefusal {}

    /** Whoever asked is the holder, but the new password is not accepted. */
    @JsonTypeName("PASSWORD_REJECTED")
    public record PasswordRejected(List<PasswordRejection> reasons)
            implements PasswordChangeResponse, RedemptionResponse {

        public PasswordRejected {
            reasons = List.copyOf(reasons);
        }

        /** The words of the public API. */
        public List<String> reasonCodes() {
            return reasons.stream().map(PasswordRejection::code).toList();
        }
    }

    /**
     * The attempt was not looked at: too many came before it.
     *
     * @param retryAfter in seconds
     */
    @JsonTypeName("TOO_MANY_ATTEMPTS")
    public record TooManyAttempts(long retryAfter)
            implements SignInResponse,
                    ChallengeResponse,
                    EnrolmentResponse,
                    PasswordChangeResponse,
                    RecoveryCodesResponse,
                    SessionProofResponse,
                    SignInRefusal {

        public Duration toDuration() {
            return Duration.ofSeconds(retryAfter);
        }
    }
}
