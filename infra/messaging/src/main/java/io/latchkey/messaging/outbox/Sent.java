package io.latchkey.messaging.outbox;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param acknowledged rows that are on Kafka
 * @param refused rows that never will be, with the reason
 * @param crowded keys of which rows are left, nothing being wrong
 * @param fault a passing fault that left the rest where it is; null where there was none
 */
record Sent(
        List<PendingRow> acknowledged,
        List<Refused> refused,
        Set<RowKey> crowded,
        @Nullable Throwable fault) {

    /** A row that the broker refuses for good. */
    record Refused(PendingRow row, String reason) {}
}
