package io.latchkey.notification.suppression;

import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for wishes to lift suppressions, on a virtual thread; a wish of a killed process is due again after its lease. */
@Component
final class SuppressionRemovalLoop implements SmartLifecycle {

    private final SuppressionRemover lifting;
    private final SuppressionRemovalSettings settings;
    private final BackgroundLoop loop = new BackgroundLoop("lifting", this::pollOnce);

    SuppressionRemovalLoop(SuppressionRemover lifting, SuppressionRemovalSettings settings) {
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

    private void pollOnce() throws InterruptedException {
        if (lifting.processDue() == 0) {
            Thread.sleep(settings.poll());
        }
    }
}
