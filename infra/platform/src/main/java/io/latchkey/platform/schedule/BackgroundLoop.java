package io.latchkey.platform.schedule;

/** A {@link LifecycleLoop} of a step that is given to it: one bean, or several loops of one owner. */
public final class BackgroundLoop extends LifecycleLoop {

    /** What is done again and again; it rests by itself where there is nothing to do, and may be interrupted. */
    @FunctionalInterface
    public interface LoopStep {
        void run() throws InterruptedException;
    }

    private final LoopStep step;

    /** @param name of the thread, and of what waits when a step fails */
    public BackgroundLoop(String name, LoopStep step) {
        super(name);
        this.step = step;
    }

    @Override
    protected void runStep() throws InterruptedException {
        step.run();
    }
}
