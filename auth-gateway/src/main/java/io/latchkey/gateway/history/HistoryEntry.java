package io.latchkey.gateway.history;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act on an account. Prints nothing of the values, which are personal.
 *
 * @param by account id of who did it; null: the gateway of itself
 * @param before what was changed, as it was; null where there was nothing, or nothing of it is kept
 * @param after the same, as it is from then on
 */
public record HistoryEntry(
        UUID accountId,
        Instant at,
        @Nullable UUID by,
        HistoryAct act,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after) {

    @Override
    public String toString() {
        return "HistoryEntry[" + accountId + ", " + at + ", " + by + ", " + act + "]";
    }
}
