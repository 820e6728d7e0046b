package io.latchkey.notification.dispatch;

import io.latchkey.messaging.Loop;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailsDue;
import org.springframework.stereotype.Component;

/** Moves on mails that nobody answered for: leases, doubts and waits for word that are over. */
@Component
final class Mover implements Loop.Step {

    private static final int AT_ONCE = 500;

    private final MailQueue queue;
    private final MailsDue due;
    private final DispatchSettings settings;

    Mover(MailQueue queue, MailsDue due, DispatchSettings settings) {
        this.queue = queue;
        this.due = due;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        int moved = queue.moveOn(AT_ONCE).blockOptional().orElse(0);
        if (moved > 0) {
            due.signal();
        }
        if (moved < AT_ONCE) {
            Thread.sleep(settings.sweep());
        }
    }
}
