package io.latchkey.notification.suppression;

import io.latchkey.messaging.BackOff;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for wishes to lift suppressions, on a virtual thread; a wish of a killed process is due again after its lease. */
@Component
final class LiftingThread implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(LiftingThread.class);

    private final Lifting lifting;
    private final LiftSettings settings;
    private final List<Thread> running = new CopyOnWriteArrayList<>();

    LiftingThread(Lifting lifting, LiftSettings settings) {
        this.lifting = lifting;
        this.settings = settings;
    }

    @Override
    public void start() {
        running.add(Thread.ofVirtual().name("lifting").start(this::again));
    }

    @Override
    public void stop() {
        running.forEach(Thread::interrupt);
        running.clear();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }

    private void again() {
        var pause = new BackOff(settings.poll(), Duration.ofSeconds(10));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    int lifted = lifting.once();
                    pause.succeeded();
                    if (lifted == 0) {
                        Thread.sleep(settings.poll());
                    }
                } catch (RuntimeException e) {
                    if (!Thread.currentThread().isInterrupted()) {
                        LOG.warn("Suppressions wait to be lifted: {}", e.toString());
                    }
                    Thread.sleep(pause.failed());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
