package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.InternalOperation.RequestReply;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Password change: the gateway asks account-service to set another password for a signed-in holder. */
public final class PasswordChangeOperation {

    public static final RequestReply<PasswordChangeRequest, PasswordChangeResponse> CHANGE_PASSWORD =
            new RequestReply<>(
                    "/internal/v1/password-changes", PasswordChangeRequest.class, PasswordChangeResponse.class);

    private PasswordChangeOperation() {}

    /**
     * Both passwords, as typed.
     *
     * @param context words of the account that the password must not be made of, at most 64
     */
    public record PasswordChangeRequest(
            DirectoryFacts facts,
            String addressDigest,
            String networkDigest,
            SecretValue currentPassword,
            SecretValue newPassword,
            List<String> context) {

        public PasswordChangeRequest {
            Objects.requireNonNull(facts, "facts");
            MessageFields.requireDigests(addressDigest, networkDigest);
            Objects.requireNonNull(currentPassword, "currentPassword");
            Objects.requireNonNull(newPassword, "newPassword");
            context = MessageFields.copyContext(context);
        }

        /** Masked: the words are personal. */
        @Override
        public String toString() {
            return "PasswordChangeRequest[facts=" + facts + "]";
        }
    }

    /** What came of a change of password. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
    public sealed interface PasswordChangeResponse
            permits PasswordChangeResponse.PasswordReplaced,
                    SharedOutcomes.InvalidCredentials,
                    SharedOutcomes.PasswordRejected,
                    SharedOutcomes.TooManyAttempts {

        /** The new password counts; sessions of a lower credential version must end now. */
        @JsonTypeName("CHANGED")
        record PasswordReplaced(UUID accountId, long credentialVersion, StateSnapshot state)
                implements PasswordChangeResponse, VerifiedAccount {

            public PasswordReplaced {
                Objects.requireNonNull(accountId, "accountId");
                Objects.requireNonNull(state, "state");
            }
        }
    }
}
