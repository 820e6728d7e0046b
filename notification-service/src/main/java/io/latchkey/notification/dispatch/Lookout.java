package io.latchkey.notification.dispatch;

import io.latchkey.messaging.Loop;
import io.latchkey.notification.channel.ChannelChoice;
import org.springframework.stereotype.Component;

/** Looks for what operators want of the channels, often enough that a hold is obeyed within a second. */
@Component
final class Lookout implements Loop.Step {

    private final ChannelChoice choice;

    Lookout(ChannelChoice choice) {
        this.choice = choice;
    }

    @Override
    public void run() throws InterruptedException {
        choice.look().block();
        Thread.sleep(choice.every());
    }
}
