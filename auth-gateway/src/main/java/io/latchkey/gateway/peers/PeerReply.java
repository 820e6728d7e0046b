package io.latchkey.gateway.peers;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.Secret;
import io.latchkey.contracts.TwoFactorStatus;
import io.latchkey.gateway.directory.StateCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An answer of account-service as it comes over the wire; which members are there, {@code outcome} decides. */
record PeerReply(
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

    UUID account() {
        return Objects.requireNonNull(accountId, "accountId");
    }

    long credential() {
        return Objects.requireNonNull(credentialVersion, "credentialVersion");
    }

    StateCopy copy() {
        State known = Objects.requireNonNull(state, "state");
        return new StateCopy(known.version(), known.status(), known.twoFactor(), known.passwordSetAt());
    }

    Duration pause() {
        return Duration.ofSeconds(Objects.requireNonNull(retryAfter, "retryAfter"));
    }

    List<String> why() {
        return Objects.requireNonNullElse(reasons, List.of());
    }

    List<Secret> codes() {
        return Objects.requireNonNull(recoveryCodes, "recoveryCodes").stream()
                .map(Secret::new)
                .toList();
    }

    static Secret secret(@Nullable String member) {
        return new Secret(Objects.requireNonNull(member, "a secret"));
    }

    /** Some of it opens accounts. */
    @Override
    public String toString() {
        return "PeerReply[" + outcome + "]";
    }
}
