package io.latchkey.gateway.peers;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.contracts.TwoFactorStatus;
import io.latchkey.gateway.directory.StateCopy;
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
        @Nullable List<String> reasons) {
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
}
