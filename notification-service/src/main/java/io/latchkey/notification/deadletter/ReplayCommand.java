package io.latchkey.notification.deadletter;

import java.util.List;
import java.util.UUID;

/**
 * What an operator wants to be replayed.
 *
 * @param topic open records of this dead-letter topic; empty: of all; ignored where positions are named
 * @param places just these; empty: the oldest open ones
 * @param cap at most so many
 * @param dryRun only say what would happen
 */
public record ReplayCommand(
        String topic, List<RecordPosition> places, int cap, boolean dryRun, UUID by, String reason) {

    public ReplayCommand {
        places = List.copyOf(places);
    }

    /** What the audit log calls it. */
    String auditTarget() {
        if (!places.isEmpty()) {
            return places.size() == 1 ? places.getFirst().toString() : places.size() + " letters";
        }
        return topic.isEmpty() ? "every topic" : topic;
    }
}
