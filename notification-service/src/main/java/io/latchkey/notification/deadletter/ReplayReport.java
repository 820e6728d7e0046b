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

    /** What a replay of a dead letter would do. */
    public enum ReplayEffect {
        /** This service applies it and sends a mail. */
        WILL_MAIL,
        /** This service applies it and sends no mail. */
        APPLIES,
        /** This service ends its mail at once as expired, because its link is void or its cause too old. */
        ENDS_UNSENT,
        /** It had its effect here: nothing changes. */
        ALREADY_APPLIED,
        /** It concerns other readers alone, and each of them applies it if it has not yet. */
        FOR_OTHERS,
        /** No reader can parse it: it comes back as a new dead letter. */
        COMES_BACK,
        /** Of a type that this version passes over. */
        PASSED_OVER,
        /**
         * Its reader found nobody whom it knows to vouch for it, and a copy would be as little right: it is never
         * published. If its writer is ours and the reader lacked the key, that reader is set back to its position on the
         * source topic.
         */
        NOT_AUTHENTIC,
        /**
         * It cannot be published again: it has no content here, or a copy would become the newest of its key. Its reader is
         * set back to its position on the source topic instead.
         */
        REWIND_INSTEAD,
        /** No longer on its topic. */
        GONE;

        /** Whether the source topic still has what its reader can be set back to, where it is not published again. */
        public boolean mayBeReadAgain() {
            return this == NOT_AUTHENTIC || this == REWIND_INSTEAD;
        }

        /** Whether a replay publishes such a dead letter at all. */
        public boolean isPublished() {
            return this != NOT_AUTHENTIC && this != REWIND_INSTEAD && this != GONE;
        }
    }
}
