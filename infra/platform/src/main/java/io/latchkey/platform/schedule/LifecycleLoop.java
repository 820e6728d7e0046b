package io.latchkey.platform.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A bean that does one step again and again while the service runs, on a virtual thread of its own; a step that fails is
 * taken again after a pause.
 */
public abstract class LifecycleLoop implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LifecycleLoop.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private volatile @Nullable Thread running;

    /** @param name of the thread, and of what waits when a step fails */
    protected LifecycleLoop(String name) {
        this.name = name;
    }

    /** One step; it rests by itself where there is nothing to do, and may be interrupted. */
    protected abstract void runStep() throws InterruptedException;

    @Override
    public void start() {
        running = Thread.ofVirtual().name(name).start(this::runUntilInterrupted);
    }

    /** Interrupts the step; does not wait for its end. */
    @Override
    public void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private void runUntilInterrupted() {
        var pause = new ExponentialBackOff(SHORTEST_PAUSE, LONGEST_PAUSE);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    runStep();
                    pause.reset();
                } catch (RuntimeException e) {
                    pauseAfterFailure(pause.nextPause(), e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pauseAfterFailure(Duration pause, RuntimeException failure) throws InterruptedException {
        if (!Thread.currentThread().isInterrupted()) {
            LOG.warn("{}: again in {}: {}", name, pause, failure.getClass().getName());
            LOG.debug("{}: because", name, failure);
        }
        Thread.sleep(pause);
    }
}
