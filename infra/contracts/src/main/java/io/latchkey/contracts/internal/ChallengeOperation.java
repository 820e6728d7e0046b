package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Challenge: the gateway asks account-service whether a code answers the challenge of a sign-in. */
public final class ChallengeOperation {

    public static final RequestReply<ChallengeRequest, ChallengeResponse> ANSWER_CHALLENGE =
            new RequestReply<>("/internal/v1/challenges/code", ChallengeRequest.class, ChallengeResponse.class);

    private ChallengeOperation() {}

    /**
     * The code that was typed: exactly one of the two kinds.
     *
     * @param facts of the account that the challenge names; null when the gateway knows none
     * @param knownDevice a browser with a mark of the account's address; null for any other
     * @param networkLimited false for a network that limits leave alone; null and true are the same and are not written
     */
    public record ChallengeRequest(
            @Nullable DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue challenge,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue recoveryCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean networkLimited) {

        public ChallengeRequest {
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(challenge, "challenge");
            if ((oneTimePassword == null) == (recoveryCode == null)) {
                throw new IllegalArgumentException("either a one-time password or a recovery code");
            }
            networkLimited = MessageFields.normalizeLimited(networkLimited);
        }

        /** Whether a wrong code counts against its network. */
        public boolean countsNetwork() {
            return networkLimited == null;
        }
    }

    /** What came of a code. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface ChallengeResponse
            permits SharedOutcomes.HolderVerified,
                    SharedOutcomes.InvalidOneTimePassword,
                    SharedOutcomes.ChallengeOver,
                    SharedOutcomes.TooManyAttempts {}
}
