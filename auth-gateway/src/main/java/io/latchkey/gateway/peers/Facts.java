package io.latchkey.gateway.peers;

import io.latchkey.contracts.AccountStatus;
import io.latchkey.gateway.directory.Account;
import io.latchkey.gateway.directory.Standing;
import java.util.UUID;

/** What the gateway knows of an account travels with its question, so that nobody decides on older facts. */
record Facts(
        UUID accountId, long version, long profileVersion, String status, String twoFactor, long twoFactorVersion) {
    static Facts of(Account account) {
        Standing standing = account.standing();
        return new Facts(
                account.accountId(),
                standing.version(),
                standing.profileVersion(),
                standing.enabled() ? "ENABLED" : AccountStatus.DISABLED.name(),
                standing.twoFactorRequired() ? "REQUIRED" : "OFF",
                standing.twoFactorVersion());
    }
}
