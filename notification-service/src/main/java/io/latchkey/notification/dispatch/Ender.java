package io.latchkey.notification.dispatch;

import io.latchkey.messaging.Loop;
import io.latchkey.notification.delivery.MailQueue;
import org.springframework.stereotype.Component;

/** Takes mails whose time is over, so that they end on time however long the queue is and whatever holds the channels. */
@Component
final class Ender implements Loop.Step {

    private final MailQueue queue;
    private final Takings takings;
    private final DispatchSettings settings;

    Ender(MailQueue queue, Takings takings, DispatchSettings settings) {
        this.queue = queue;
        this.takings = takings;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        if (!takings.start(settings.batch(), places -> queue.takeDead(places, settings.lease()))) {
            Thread.sleep(settings.sweep());
        }
    }
}
