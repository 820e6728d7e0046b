package io.latchkey.platform.schedule;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long a loop gathers before its next batch: while little comes, so little that nobody waits for it; under load
 * longer, so that one round trip serves many. Used by one thread.
 */
public final class GatherWindow {

    // Below this a window of 20 ms would gather one or two, and only make them late.
    private static final double BUSY_PER_SECOND = 100;

    private final Duration calm;
    private final Duration busy;
    private final LongSupplier nanoTime;
    private double perSecond;
    private long measuredAt;

    /**
     * @param calm least time from the beginning of one batch to the next while less than 100 items come in a second
     * @param busy the same when more come
     */
    public GatherWindow(Duration calm, Duration busy) {
        this(calm, busy, System::nanoTime);
    }

    GatherWindow(Duration calm, Duration busy, LongSupplier nanoTime) {
        this.calm = calm;
        this.busy = busy;
        this.nanoTime = nanoTime;
        this.measuredAt = nanoTime.getAsLong();
    }

    /**
     * Counts a batch.
     *
     * @param begun {@link System#nanoTime} when the batch was begun
     * @return what is left of its window, nothing where it took longer; never negative
     */
    public Duration pauseAfter(int items, long begun) {
        long now = nanoTime.getAsLong();
        // An average over about a second, in which what is older fades.
        perSecond = perSecond * Math.exp((measuredAt - now) / 1e9) + items;
        measuredAt = now;
        Duration window = perSecond < BUSY_PER_SECOND ? calm : busy;
        Duration left = window.minusNanos(now - begun);
        return left.isPositive() ? left : Duration.ZERO;
    }
}
