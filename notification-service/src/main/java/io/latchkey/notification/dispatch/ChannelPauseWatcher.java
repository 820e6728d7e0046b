package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.platform.schedule.BackgroundLoop;
import org.springframework.stereotype.Component;

/** Looks for what operators want of the channels, often enough that a hold is obeyed within a second. */
@Component
final class ChannelPauseWatcher implements BackgroundLoop.LoopStep {

    private final ChannelRouter choice;

    ChannelPauseWatcher(ChannelRouter choice) {
        this.choice = choice;
    }

    @Override
    public void run() throws InterruptedException {
        choice.refreshPauses().block();
        Thread.sleep(choice.refreshInterval());
    }
}
