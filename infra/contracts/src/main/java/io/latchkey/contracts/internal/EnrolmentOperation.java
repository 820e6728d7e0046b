package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.ChallengeOperation.PresentedChallenge;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enrolment: the gateway asks account-service to confirm an app by its first code, which completes the sign-in. */
public final class EnrolmentOperation {

    public static final RequestReply<EnrolmentRequest, EnrolmentResponse> CONFIRM_ENROLMENT =
            new RequestReply<>("/internal/v1/challenges/enrolment", EnrolmentRequest.class, EnrolmentResponse.class);

    private EnrolmentOperation() {}

    /** The first code of the app that was offered. */
    public record EnrolmentRequest(
            @Nullable DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue challenge,
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean networkLimited,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<OriginDigests> earlierOrigins)
            implements PresentedChallenge {

        public EnrolmentRequest {
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
            networkLimited = MessageFields.normalizeLimited(networkLimited);
            earlierOrigins = OriginDigests.normalizeEarlier(earlierOrigins);
        }
    }

    /** What came of the first code. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface EnrolmentResponse
            permits EnrolmentResponse.AppEnrolled,
                    SharedOutcomes.InvalidOneTimePassword,
                    SharedOutcomes.ChallengeOver,
                    SharedOutcomes.TooManyAttempts {

        /** The app is enrolled and the sign-in complete; the recovery codes are shown this once. */
        @JsonTypeName("ENROLLED")
        record AppEnrolled(UUID accountId, long credentialVersion, StateSnapshot state, List<SecretValue> recoveryCodes)
                implements EnrolmentResponse, VerifiedAccount {

            public AppEnrolled {
                Objects.requireNonNull(accountId, "accountId");
                Objects.requireNonNull(state, "state");
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }
    }
}
