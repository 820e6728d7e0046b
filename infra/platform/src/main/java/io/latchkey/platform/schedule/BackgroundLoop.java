package io.latchkey.platform.schedule;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Does one step again and again, on a virtual thread of its own; one that fails is taken again after a pause. As a bean it
 * starts and stops with the service.
 */
public final class BackgroundLoop implements SmartLifecycle {

    /** What is done again and again; it rests by itself where there is nothing to do, and may be interrupted. */
    @FunctionalInterface
    public interface LoopStep {
        void run() throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundLoop.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final String name;
    private final LoopStep step;
    private volatile @Nullable Thread running;

    /** @param name of the thread, and of what waits when a step fails */
    public BackgroundLoop(String name, LoopStep step) {
        this.name = name;
        this.step = step;
    }

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
                    step.run();
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
