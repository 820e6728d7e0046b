package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.delivery.DispatchWakeup;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.dispatch.AttemptStarter.UnsettledMails;
import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Claims mails, as many as there are places for, and has each batch prepared on a thread of its own. */
@Component
final class DueMailPoller {

    private static final Logger LOG = LoggerFactory.getLogger(DueMailPoller.class);

    private final MailQueue queue;
    private final MailPreparation preparation;
    private final InFlightLimiter inFlight;
    private final ChannelRouter channels;
    private final DispatchWakeup wakeup;
    private final DispatchSettings settings;

    DueMailPoller(
            MailQueue queue,
            MailPreparation preparation,
            InFlightLimiter inFlight,
            ChannelRouter channels,
            DispatchWakeup wakeup,
            DispatchSettings settings) {
        this.queue = queue;
        this.preparation = preparation;
        this.inFlight = inFlight;
        this.channels = channels;
        this.wakeup = wakeup;
        this.settings = settings;
    }

    /** Claims due mails while some channel has room for them; while none has, they stay due. */
    void pollDue() throws InterruptedException {
        int most = Math.min(settings.batch(), channels.availableRoom());
        boolean more = most > 0 && claimAndPrepare(most, (id, limit) -> queue.claimDue(id, limit, settings.lease()));
        // Where a few mails test a channel, the next are claimed when their outcome is known.
        if (!more || most < settings.batch()) {
            Thread.sleep(settings.gather());
            wakeup.await(settings.poll());
        }
    }

    /** Claims mails whose time is over, so that they end on time however long the queue is and whatever is paused. */
    void pollExpired() throws InterruptedException {
        if (!claimAndPrepare(settings.batch(), (id, limit) -> queue.claimExpired(id, limit, settings.lease()))) {
            Thread.sleep(settings.sweep());
        }
    }

    /** @return whether there may be more: as many were claimed as could be */
    private boolean claimAndPrepare(int most, BiFunction<UUID, Integer, Mono<List<MailSnapshot>>> claim)
            throws InterruptedException {
        int places = inFlight.acquire(most);
        int claimed = 0;
        try {
            UUID batchId = UuidFactory.nextUuid();
            List<MailSnapshot> mails =
                    claim.apply(batchId, places).blockOptional().orElseThrow();
            claimed = mails.size();
            if (claimed > 0) {
                MailCrashPoint.TAKEN.crashIfArmed();
                var batch = new UnsettledMails(batchId, mails);
                Thread.ofVirtual().name("mail-preparer").start(() -> prepareBatch(batch));
            }
        } finally {
            inFlight.release(places - claimed);
        }
        return claimed == places;
    }

    private void prepareBatch(UnsettledMails batch) {
        try {
            preparation.prepare(batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Those that are left are due again when their lease is over.
            LOG.warn("Not all of {} mails could be prepared: {}", batch.mails().size(), e.toString());
        }
    }
}
