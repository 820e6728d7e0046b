package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.delivery.DispatchWakeup;
import io.latchkey.notification.delivery.MailCrashPoint;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.dispatch.AttemptStarter.UnsettledMails;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.schedule.GatherWindow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Claims mails, as many as there are places for, and has each batch prepared. */
@Component
final class DueMailPoller {

    private final MailQueue queue;
    private final MailPreparation preparation;
    private final InFlightLimiter inFlight;
    private final ChannelRouter channels;
    private final DispatchWakeup wakeup;
    private final DispatchSettings settings;
    private final GatherWindow window;
    private volatile boolean caughtUp;

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
        this.window = new GatherWindow(Duration.ZERO, settings.gather());
    }

    /** Whether it claimed all that were due when it looked last; what is queued now need not wait behind others. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Claims due mails while some channel has room for them; while none has, they stay due. */
    void pollDue() throws InterruptedException {
        // Who waits for a place here is not overtaken by what is queued meanwhile.
        caughtUp = false;
        long begun = System.nanoTime();
        int most = Math.min(settings.batch(), channels.availableRoom());
        ClaimResult result = most > 0
                ? claimAndPrepare(most, (id, limit) -> queue.claimDue(id, limit, settings.lease()))
                : ClaimResult.NONE;
        caughtUp = most >= settings.batch() && !result.mayBeMore();
        // Where a few mails test a channel, the next are claimed when their outcome is known.
        if (!result.mayBeMore() || most < settings.batch()) {
            Thread.sleep(window.pauseAfter(result.claimed(), begun));
            // A channel that has no room says nothing when it has some again.
            wakeup.await(result.claimed() > 0 || most < settings.batch() ? settings.poll() : untilNextDue());
        }
    }

    /** Whatever makes a mail due sooner wakes this process; what another process leaves is found when it is due. */
    private Duration untilNextDue() {
        return queue.findTimeToNextDue()
                .filter(wait -> wait.compareTo(settings.idle()) < 0)
                .map(wait -> wait.compareTo(settings.poll()) < 0 ? settings.poll() : wait)
                .blockOptional()
                .orElse(settings.idle());
    }

    /** Claims mails whose time is over, so that they end on time however long the queue is and whatever is paused. */
    void pollExpired() throws InterruptedException {
        if (!claimAndPrepare(settings.batch(), (id, limit) -> queue.claimExpired(id, limit, settings.lease()))
                .mayBeMore()) {
            Thread.sleep(settings.sweep());
        }
    }

    private ClaimResult claimAndPrepare(int most, BiFunction<UUID, Integer, Mono<List<MailSnapshot>>> claim)
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
                preparation.start(new UnsettledMails(batchId, mails));
            }
        } finally {
            inFlight.release(places - claimed);
        }
        return new ClaimResult(claimed, claimed == places);
    }

    /** How many mails were claimed, and whether there may be more: as many were claimed as could be. */
    private record ClaimResult(int claimed, boolean mayBeMore) {

        private static final ClaimResult NONE = new ClaimResult(0, false);
    }
}
