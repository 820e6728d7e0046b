package io.latchkey.notification.deadletter;

import java.util.List;
import java.util.Map;

/**
 * What a replay did, or would do.
 *
 * @param dryRun nothing was published
 * @param chosen dead letters that were looked at
 * @param verdicts how many of them by the effect of their replay
 * @param published how many the broker took; 0 in a dry run
 * @param left how many of the same kind are open now
 * @param judgements of the first hundred
 */
public record ReplayReport(
        boolean dryRun,
        int chosen,
        Map<ReplayEffect, Integer> verdicts,
        int published,
        long left,
        List<Item> judgements) {

    public ReplayReport {
        verdicts = Map.copyOf(verdicts);
        judgements = List.copyOf(judgements);
    }

    /** A dead letter and what its replay would do. */
    public record Item(RecordPosition place, ReplayEffect verdict) {}
}
