package io.latchkey.notification.suppression;

import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Polls for requests to lift suppressions; one that a killed process had claimed is due again after its lease. */
@Component
final class SuppressionRemovalLoop implements SmartLifecycle {

    private final SuppressionRemover remover;
    private final SuppressionRemovalSettings settings;
    private final BackgroundLoop loop = new BackgroundLoop("lifting", this::pollOnce);

    SuppressionRemovalLoop(SuppressionRemover remover, SuppressionRemovalSettings settings) {
        this.remover = remover;
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
        if (remover.processDue() == 0) {
            Thread.sleep(settings.poll());
        }
    }
}
