package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.delivery.DispatchWakeup;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.stereotype.Component;

/** Takes due mails while some channel has room for them; while none has, they wait where they are. */
@Component
final class DueMailPoller implements BackgroundLoop.LoopStep {

    private final MailQueue queue;
    private final DispatchWakeup due;
    private final ChannelRouter choice;
    private final MailClaimer takings;
    private final DispatchSettings settings;

    DueMailPoller(
            MailQueue queue, DispatchWakeup due, ChannelRouter choice, MailClaimer takings, DispatchSettings settings) {
        this.queue = queue;
        this.due = due;
        this.choice = choice;
        this.takings = takings;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        int most = Math.min(settings.batch(), choice.availableRoom());
        boolean more = most > 0 && takings.claimAndPrepare(most, places -> queue.claimDue(places, settings.lease()));
        // A few that try a channel are followed by others when they have told how it is.
        if (!more || most < settings.batch()) {
            Thread.sleep(settings.gather());
            due.await(settings.poll());
        }
    }
}
