package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.DispatchWakeup;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.stereotype.Component;

/** Moves on mails that nobody answered for: leases, doubts and waits for word that are over. */
@Component
final class LeaseSweeper implements BackgroundLoop.LoopStep {

    private static final int AT_ONCE = 500;

    private final MailQueue queue;
    private final DispatchWakeup due;
    private final DispatchSettings settings;

    LeaseSweeper(MailQueue queue, DispatchWakeup due, DispatchSettings settings) {
        this.queue = queue;
        this.due = due;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        int moved = queue.advanceOverdue(AT_ONCE).blockOptional().orElse(0);
        if (moved > 0) {
            due.signal();
        }
        if (moved < AT_ONCE) {
            Thread.sleep(settings.sweep());
        }
    }
}
