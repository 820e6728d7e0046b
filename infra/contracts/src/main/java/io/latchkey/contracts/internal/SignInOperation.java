package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sign-in: the gateway asks account-service whether this password is the account holder's. */
public final class SignInOperation {

    public static final RequestReply<SignInRequest, SignInResponse> SIGN_IN =
            new RequestReply<>("/internal/v1/sign-ins", SignInRequest.class, SignInResponse.class);

    private SignInOperation() {}

    /**
     * What was typed, and what the attempt is counted by.
     *
     * @param facts of the account that has the address; null when none has, which costs the same
     * @param addressDigest keyed digest of the address, known or not
     * @param networkDigest keyed digest of where it came from
     * @param oneTimePassword null when none was typed
     * @param knownDevice a browser with a mark of the address; null for any other
     * @param networkLimited false for a network that limits leave alone; null and true are the same and are not written
     * @param proven true when a proof of work came along; null and false are the same and are not written
     * @param earlierOrigins the two digests under each key but the current one; null while there is no other
     */
    @JsonIgnoreProperties("device") // what a gateway of the version before sends: no mark of that kind counts any more
    public record SignInRequest(
            @Nullable DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue password,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean networkLimited,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean proven,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<OriginDigests> earlierOrigins) {

        public SignInRequest {
            MessageFields.requireDigests(addressDigest, networkDigest);
            earlierOrigins = OriginDigests.normalizeEarlier(earlierOrigins);
            Objects.requireNonNull(password, "password");
            networkLimited = MessageFields.normalizeLimited(networkLimited);
            proven = Boolean.TRUE.equals(proven) ? true : null;
        }

        /** Whether the attempt counts against its network. */
        public boolean countsNetwork() {
            return networkLimited == null;
        }

        /** Where it came from, under every key. */
        public List<OriginDigests> origins() {
            return OriginDigests.ofEveryKey(new OriginDigests(addressDigest, networkDigest), earlierOrigins);
        }

        /** Whether a proof of work came along. */
        public boolean provesWork() {
            return proven != null;
        }
    }

    /**
     * A browser that was made known for an address, as its mark says. Whether it still is, account-service decides: only a
     * mark of the account's present credential version counts.
     *
     * @param digest what the browser is counted by
     * @param credentialVersion of the credential that the mark was made under
     * @param factorProved whether the holder had proved the second factor, too, when the mark was made
     */
    public record KnownDevice(String digest, long credentialVersion, boolean factorProved) {

        public KnownDevice {
            MessageFields.requireDigests(digest);
            if (credentialVersion < 0) {
                throw new IllegalArgumentException("a credential version is not negative");
            }
        }
    }

    /** What came of a sign-in. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface SignInResponse
            permits SharedOutcomes.HolderVerified,
                    SharedOutcomes.InvalidCredentials,
                    SignInResponse.OneTimePasswordRequired,
                    SharedOutcomes.InvalidOneTimePassword,
                    SignInResponse.EnrolmentRequired,
                    SharedOutcomes.TooManyAttempts,
                    SignInResponse.ProofRequired {

        /** The password was right; a code is asked for. */
        @JsonTypeName("ONE_TIME_PASSWORD_REQUIRED")
        record OneTimePasswordRequired(SecretValue challenge) implements SignInResponse, SignInRefusal {

            public OneTimePasswordRequired {
                Objects.requireNonNull(challenge, "challenge");
            }
        }

        /** The password was right; an app has to be enrolled first. */
        @JsonTypeName("ENROLMENT_REQUIRED")
        record EnrolmentRequired(SecretValue challenge) implements SignInResponse, SignInRefusal {

            public EnrolmentRequired {
                Objects.requireNonNull(challenge, "challenge");
            }
        }

        /** The attempt was not looked at: its network has to bring a proof of work. */
        @JsonTypeName("PROOF_REQUIRED")
        record ProofRequired() implements SignInResponse, SignInRefusal {}
    }
}
