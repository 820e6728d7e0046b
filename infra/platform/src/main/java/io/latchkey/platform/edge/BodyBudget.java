package io.latchkey.platform.edge;

import java.util.concurrent.atomic.AtomicLong;

/** How many bodies, and how many bytes of them, a listener holds at once; shared by all its connections. */
final class BodyBudget {
    private final long mostBodies;
    private final long mostBytes;
    private final AtomicLong bodies = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    BodyBudget(long mostBodies, long mostBytes) {
        this.mostBodies = mostBodies;
        this.mostBytes = mostBytes;
    }

    boolean tryOpenBody() {
        return tryAdd(bodies, 1, mostBodies);
    }

    boolean tryHoldBytes(long more) {
        return tryAdd(bytes, more, mostBytes);
    }

    void giveBack(long closedBodies, long heldBytes) {
        bodies.addAndGet(-closedBodies);
        bytes.addAndGet(-heldBytes);
    }

    private static boolean tryAdd(AtomicLong count, long more, long most) {
        long before = count.getAndUpdate(now -> now + more <= most ? now + more : now);
        return before + more <= most;
    }
}
