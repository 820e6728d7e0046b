package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Recovery codes: the gateway asks account-service to replace those of a signed-in holder, who proves both factors. */
public final class RecoveryCodesOperation {
    public static final RequestReply<RecoveryCodesRequest, RecoveryCodesResponse> REPLACE_RECOVERY_CODES =
            new RequestReply<>("/internal/v1/recovery-codes", RecoveryCodesRequest.class, RecoveryCodesResponse.class);

    private RecoveryCodesOperation() {}

    /**
     * Both factors, as typed.
     *
     * @param knownDevice a browser with a mark of the account's address; null for any other
     */
    public record RecoveryCodesRequest(
            DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue password,
            SecretValue oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            KnownDevice knownDevice) {

        public RecoveryCodesRequest {
            Objects.requireNonNull(facts, "facts");
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(password, "password");
            Objects.requireNonNull(oneTimePassword, "oneTimePassword");
        }
    }

    /** What came of asking for new recovery codes. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface RecoveryCodesResponse
            permits RecoveryCodesResponse.CodesReplaced,
                    SharedOutcomes.InvalidCredentials,
                    SharedOutcomes.InvalidOneTimePassword,
                    SharedOutcomes.TooManyAttempts {

        /** The new codes, shown this once; the old ones no longer work. */
        @JsonTypeName("REPLACED")
        record CodesReplaced(List<SecretValue> recoveryCodes) implements RecoveryCodesResponse {

            public CodesReplaced {
                recoveryCodes = List.copyOf(recoveryCodes);
            }
        }
    }
}
