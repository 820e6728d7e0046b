package io.latchkey.platform.schedule;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** A bean that does one step again and again while the service runs, as {@link BackgroundLoop} does. */
public abstract class LifecycleLoop implements SmartLifecycle {

    private final String name;
    private volatile @Nullable BackgroundLoop loop;

    /** @param name of the thread */
    protected LifecycleLoop(String name) {
        this.name = name;
    }

    /** One step; it rests by itself where there is nothing to do, and may be interrupted. */
    protected abstract void runStep() throws InterruptedException;

    @Override
    public void start() {
        var started = new BackgroundLoop(name, this::runStep);
        loop = started;
        started.start();
    }

    @Override
    public void stop() {
        BackgroundLoop running = loop;
        loop = null;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return loop != null;
    }
}
