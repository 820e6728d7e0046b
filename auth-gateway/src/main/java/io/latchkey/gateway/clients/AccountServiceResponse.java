package io.latchkey.gateway.clients;

import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.SecretValue;
import io.latchkey.gateway.directory.Account.StateCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer of account-service as it comes over the wire; which members are there, {@code outcome} decides. */
record AccountServiceResponse(
        String outcome,
        @Nullable UUID accountId,
        @Nullable Long credentialVersion,
        @Nullable State state,
        @Nullable String reason,
        @Nullable List<String> reasons,
        @Nullable String challenge,
        @Nullable Long retryAfter,
        @Nullable String secret,
        @Nullable String otpauthUri,
        @Nullable String qrCode,
        @Nullable List<String> recoveryCodes) {
    record State(
            long version,
            AccountStatus status,
            TwoFactorStatus twoFactor,
            @Nullable Instant passwordSetAt) {}

    UUID requireAccountId() {
        return Objects.requireNonNull(accountId, "accountId");
    }

    long requireCredentialVersion() {
        return Objects.requireNonNull(credentialVersion, "credentialVersion");
    }

    StateCopy toStateCopy() {
        State known = Objects.requireNonNull(state, "state");
        return new StateCopy(known.version(), known.status(), known.twoFactor(), known.passwordSetAt());
    }

    Duration requireRetryAfter() {
        return Duration.ofSeconds(Objects.requireNonNull(retryAfter, "retryAfter"));
    }

    List<String> rejectionReasons() {
        return Objects.requireNonNullElse(reasons, List.of());
    }

    List<SecretValue> requireRecoveryCodes() {
        return Objects.requireNonNull(recoveryCodes, "recoveryCodes").stream()
                .map(SecretValue::new)
                .toList();
    }

    static SecretValue secret(@Nullable String member) {
        return new SecretValue(Objects.requireNonNull(member, "a secret"));
    }

    /** Some of it opens accounts. */
    @Override
    public String toString() {
        return "PeerReply[" + outcome + "]";
    }
}
