package io.latchkey.account.secondfactor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What a batch of facts ends: apps with their recovery codes, and challenges; carried out by {@link TotpEnrolment}. */
public final class SecondFactorChangeSet {

    private final Set<UUID> removed = new LinkedHashSet<>();
    private final Set<UUID> ended = new LinkedHashSet<>();

    /** The account's app and recovery codes are gone, and its challenges over. */
    public void removeFactors(UUID accountId) {
        removed.add(accountId);
        ended.add(accountId);
    }

    /** The account's challenges are over; its app stays. */
    public void endChallenges(UUID accountId) {
        ended.add(accountId);
    }

    public Set<UUID> removedAccounts() {
        return removed;
    }

    Set<UUID> endedAccounts() {
        return ended;
    }
}
