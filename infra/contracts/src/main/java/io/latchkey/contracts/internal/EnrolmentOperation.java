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

    /**
     * The first code of the app that was offered.
     *
     * @param mailCode from the mail, as it was typed; null where none was
     * @param sessionId of the account's session that asks; null where there is none
     */
    public record EnrolmentRequest(
            @Nullable DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue challenge,
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue mailCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID sessionId,

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
                    EnrolmentResponse.InvalidMailCode,
                    EnrolmentResponse.MailCodeMissing,
                    SharedOutcomes.InvalidOneTimePassword,
                    SharedOutcomes.ChallengeOver,
                    SharedOutcomes.TooManyAttempts {

        /** The code is not the one of the mail; the app's was not looked at. */
        @JsonTypeName("INVALID_MAIL_CODE")
        record InvalidMailCode() implements EnrolmentResponse, SignInRefusal {}

        /** A code from a mail is needed, and none came; nothing was looked at. */
        @JsonTypeName("MAIL_CODE_MISSING")
        record MailCodeMissing() implements EnrolmentResponse, SignInRefusal {}

        /**
         * The app is enrolled; the recovery codes are shown this once.
         *
         * @param sessionId the session that the enrolment belongs to and that goes on; null: a sign-in is complete
         */
        @JsonTypeName("ENROLLED")
        record AppEnrolled(
                UUID accountId,
                long credentialVersion,
                StateSnapshot state,
                List<SecretValue> recoveryCodes,

                @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
                UUID sessionId)
                implements EnrolmentResponse, VerifiedAccount {

            public AppEnrolled {
                Objects.requireNonNull(accountId, "accountId");
                Objects.requireNonNull(state, "state");
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }
    }
}
