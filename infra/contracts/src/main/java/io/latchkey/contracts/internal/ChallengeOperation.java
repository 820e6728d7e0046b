package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Challenge: the gateway asks account-service whether a code answers the challenge of a sign-in. */
public final class ChallengeOperation {

    public static final RequestReply<ChallengeRequest, ChallengeResponse> ANSWER_CHALLENGE =
            new RequestReply<>("/internal/v1/challenges/code", ChallengeRequest.class, ChallengeResponse.class);

    private ChallengeOperation() {}

    /** A challenge that came back with a code, and where the code was typed. */
    public sealed interface PresentedChallenge permits ChallengeRequest, EnrolmentOperation.EnrolmentRequest {

        /** Of the account that the challenge names; null when the gateway knows none. */
        @Nullable
        DirectoryFacts facts();

        String addressDigest();

        String networkDigest();

        SecretValue challenge();

        /** A browser with a mark of the account's address; null for any other. */
        @Nullable
        KnownDevice knownDevice();

        /** The session of the account that asks; null where there is none, or where none matters. */
        default @Nullable UUID sessionId() {
            return null;
        }

        /** False for a network that limits leave alone; null and true are the same and are not written. */
        @Nullable
        Boolean networkLimited();

        /** The two digests under each key but the current one; null while there is no other. */
        @Nullable
        List<OriginDigests> earlierOrigins();

        /** Where the code was typed, under every key. */
        default List<OriginDigests> origins() {
            return OriginDigests.ofEveryKey(new OriginDigests(addressDigest(), networkDigest()), earlierOrigins());
        }

        /** Whether a wrong code counts against its network. */
        default boolean countsNetwork() {
            return networkLimited() == null;
        }
    }

    /** The code that was typed: exactly one of the two kinds. */
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
            Boolean networkLimited,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<OriginDigests> earlierOrigins)
            implements PresentedChallenge {

        public ChallengeRequest {
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(challenge, "challenge");
            if ((oneTimePassword == null) == (recoveryCode == null)) {
                throw new IllegalArgumentException("either a one-time password or a recovery code");
            }
            networkLimited = MessageFields.normalizeLimited(networkLimited);
            earlierOrigins = OriginDigests.normalizeEarlier(earlierOrigins);
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
