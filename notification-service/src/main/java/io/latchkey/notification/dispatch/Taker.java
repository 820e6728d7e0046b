package io.latchkey.notification.dispatch;

import io.latchkey.messaging.Loop;
import io.latchkey.notification.channel.ChannelChoice;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailsDue;
import org.springframework.stereotype.Component;

/** Takes due mails while some channel has room for them; while none has, they wait where they are. */
@Component
final class Taker implements Loop.Step {

    private final MailQueue queue;
    private final MailsDue due;
    private final ChannelChoice choice;
    private final Takings takings;
    private final DispatchSettings settings;

    Taker(MailQueue queue, MailsDue due, ChannelChoice choice, Takings takings, DispatchSettings settings) {
        this.queue = queue;
        this.due = due;
        this.choice = choice;
        this.takings = takings;
        this.settings = settings;
    }

    @Override
    public void run() throws InterruptedException {
        int most = Math.min(settings.batch(), choice.room());
        boolean more = most > 0 && takings.start(most, places -> queue.take(places, settings.lease()));
        // A few that try a channel are followed by others when they have told how it is.
        if (!more || most < settings.batch()) {
            Thread.sleep(settings.gather());
            due.await(settings.poll());
        }
    }
}
