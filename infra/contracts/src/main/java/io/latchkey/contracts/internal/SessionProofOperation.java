package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Session proof: the gateway asks account-service whether who is signed in still proves every factor of the account. */
public final class SessionProofOperation {
    public static final RequestReply<SessionProofRequest, SessionProofResponse> PROVE_SESSION =
            new RequestReply<>("/internal/v1/session-proofs", SessionProofRequest.class, SessionProofResponse.class);

    private SessionProofOperation() {}

    /**
     * What was typed: the password, and at most one of the two kinds of code.
     *
     * @param knownDevice a browser with a mark of the account's address; null for any other
     */
    public record SessionProofRequest(
            DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue password,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue recoveryCode,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice) {
        public SessionProofRequest {
            Objects.requireNonNull(facts, "facts");
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(password, "password");
            if (oneTimePassword != null && recoveryCode != null) {
                throw new IllegalArgumentException("not both a one-time password and a recovery code");
            }
        }
    }

    /** What came of a proof. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface SessionProofResponse
            permits SharedOutcomes.HolderVerified,
                    SessionProofResponse.CodeRequired,
                    SharedOutcomes.InvalidCredentials,
                    SharedOutcomes.InvalidOneTimePassword,
                    SharedOutcomes.TooManyAttempts {
        /** The password was right; the account has a second factor, and no code came with it. */
        @JsonTypeName("CODE_REQUIRED")
        record CodeRequired() implements SessionProofResponse {}
    }
}
