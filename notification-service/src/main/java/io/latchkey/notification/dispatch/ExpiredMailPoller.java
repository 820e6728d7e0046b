package io.latchkey.notification.dispatch;

import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.stereotype.Component;

/** Takes mails whose time is over, so that they end on time however long the queue is and whatever holds the channels. */
@Component
final class ExpiredMailPoller implements BackgroundLoop.LoopStep {

    private final MailQueue queue;
    private final MailClaimer takings;
    private final DispatchSettings settings;

    ExpiredMailPoller(MailQueue queue, MailClaimer takings, DispatchSettings settings) {
        this.queue = queue;
        this.takings = takings;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        if (!takings.claimAndPrepare(settings.batch(), places -> queue.claimExpired(places, settings.lease()))) {
            Thread.sleep(settings.sweep());
        }
    }
}
