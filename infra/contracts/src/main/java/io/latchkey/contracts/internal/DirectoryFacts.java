package io.latchkey.contracts.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's directory knows of an account, which travels with each request to account-service, so that nothing
 * is decided on older facts than these.
 *
 * @param version of the gateway's facts of this account
 * @param profileVersion of its profile (address, name, language, roles)
 * @param twoFactor {@code OFF} or {@code REQUIRED}: whether the holder has enrolled is for account-service to say
 * @param twoFactorVersion of the newest fact that required, reset or removed the second factor; null when not told
 * @param addressVersion of the newest fact that changed the address; null when not told or never changed
 */
public record DirectoryFacts(
        UUID accountId,
        long version,
        long profileVersion,
        AccessStatus status,
        TwoFactorStatus twoFactor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long twoFactorVersion,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long addressVersion) {

    public DirectoryFacts {
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(twoFactor, "twoFactor");
        if (twoFactor == TwoFactorStatus.ENROLLED) {
            throw new IllegalArgumentException("the directory does not know who has enrolled");
        }
    }

    /** Whether an account may be used. */
    public enum AccessStatus {
        /** It may. */
        ENABLED,
        /** An executive disabled it. */
        DISABLED
    }
}
