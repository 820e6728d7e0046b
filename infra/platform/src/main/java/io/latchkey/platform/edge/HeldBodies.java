package io.latchkey.platform.edge;

/**
 * What one connection holds of its listener's {@link BodyBudget}. It is given back when nothing on the connection waits for
 * an answer any more, and not body by body: of pipelined requests it is not known which of them a handler still looks at.
 */
final class HeldBodies {
    private final BodyBudget budget;
    private long bodies;
    private long bytes;

    HeldBodies(BodyBudget budget) {
        this.budget = budget;
    }

    boolean tryOpenBody() {
        boolean open = budget.tryOpenBody();
        bodies += open ? 1 : 0;
        return open;
    }

    boolean tryHoldBytes(long more) {
        boolean held = budget.tryHoldBytes(more);
        bytes += held ? more : 0;
        return held;
    }

    void giveBack() {
        budget.giveBack(bodies, bytes);
        bodies = 0;
        bytes = 0;
    }
}
