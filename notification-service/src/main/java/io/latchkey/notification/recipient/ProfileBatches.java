package io.latchkey.notification.recipient;

import io.latchkey.notification.recipient.RecipientTable.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Profiles of one batch, parted so that no account is twice in a turn: an address that came and went within the batch is
 * seen to go.
 */
final class ProfileBatches {

    private ProfileBatches() {}

    /** Mostly one turn; within an account in the order given. */
    static List<List<Profile>> splitByAccount(List<Profile> profiles) {
        Map<UUID, Integer> seen = new HashMap<>();
        List<List<Profile>> turns = new ArrayList<>();
        profiles.forEach(profile -> {
            int turn = seen.merge(profile.accountId(), 1, Integer::sum) - 1;
            if (turn == turns.size()) {
                turns.add(new ArrayList<>());
            }
            turns.get(turn).add(profile);
        });
        return turns;
    }
}
