package io.latchkey.account.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether an attempt is looked at. */
public sealed interface ThrottleDecision {

    /** It is, and counts as a failure until it is taken back. */
    record Admitted(List<CountedFailure> counted) implements ThrottleDecision {

        public Admitted {
            counted = List.copyOf(counted);
        }
    }

    /** Too many failed before it. */
    record Throttled(Instant until, Instant at) implements ThrottleDecision {

        /** Whole seconds, at least one. */
        public long retryAfter() {
            Duration wait = Duration.between(at, until);
            return Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        }
    }

    /** Its network misbehaves: it has to bring a proof of work. */
    record ProofRequired() implements ThrottleDecision {}

    /**
     * One failure counted in advance.
     *
     * @param moment finds it again: its own, or that of the first failure of its row
     * @param failures that count in its bucket, this one included
     */
    record CountedFailure(ThrottleBucket bucket, Instant moment, int failures) {}
}
