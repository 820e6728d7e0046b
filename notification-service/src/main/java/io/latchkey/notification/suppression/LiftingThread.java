package io.latchkey.notification.suppression;

import io.latchkey.messaging.Loop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for wishes to lift suppressions, on a virtual thread; a wish of a killed process is due again after its lease. */
@Component
final class LiftingThread implements SmartLifecycle {

    private final Lifting lifting;
    private final LiftSettings settings;
    private final Loop loop = new Loop("lifting", this::lift);

    LiftingThread(Lifting lifting, LiftSettings settings) {
        this.lifting = lifting;
        this.settings = settings;
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }

    private void lift() throws InterruptedException {
        if (lifting.once() == 0) {
            Thread.sleep(settings.poll());
        }
    }
}
