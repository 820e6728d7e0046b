package io.latchkey.account.secondfactor;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What a batch of facts ends: apps with their recovery codes, and challenges; carried out by {@link Factors}. */
public final class FactorBook {

    private final Set<UUID> removed = new LinkedHashSet<>();
    private final Set<UUID> ended = new LinkedHashSet<>();

    /** The account's app and recovery codes are gone, and its challenges over. */
    public void remove(UUID accountId) {
        removed.add(accountId);
        ended.add(accountId);
    }

    /** The account's challenges are over; its app stays. */
    public void endChallenges(UUID accountId) {
        ended.add(accountId);
    }

    Set<UUID> removed() {
        return removed;
    }

    Set<UUID> ended() {
        return ended;
    }
}
