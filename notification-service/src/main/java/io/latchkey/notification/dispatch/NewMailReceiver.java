package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.delivery.MailReceiver;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.dispatch.AttemptStarter.UnsettledMails;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has new mails prepared as soon as they are committed, while no other mail is due and the channels have room. */
@Component
final class NewMailReceiver implements MailReceiver {

    private final DueMailPoller poller;
    private final MailPreparation preparation;
    private final InFlightLimiter inFlight;
    private final ChannelRouter channels;
    private final DispatchSettings settings;

    NewMailReceiver(
            DueMailPoller poller,
            MailPreparation preparation,
            InFlightLimiter inFlight,
            ChannelRouter channels,
            DispatchSettings settings) {
        this.poller = poller;
        this.preparation = preparation;
        this.inFlight = inFlight;
        this.channels = channels;
        this.settings = settings;
    }

    @Override
    public boolean reservePlaces(int mails) {
        return mails <= settings.batch()
                && poller.isCaughtUp()
                && channels.availableRoom() >= settings.batch()
                && inFlight.tryAcquire(mails);
    }

    @Override
    public void releasePlaces(int mails) {
        inFlight.release(mails);
    }

    @Override
    public Duration lease() {
        return settings.lease();
    }

    @Override
    public void receiveMails(UUID batchId, List<MailSnapshot> mails) {
        preparation.start(new UnsettledMails(batchId, mails));
    }
}
