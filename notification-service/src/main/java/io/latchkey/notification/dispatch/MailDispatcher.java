package io.latchkey.notification.dispatch;

import io.latchkey.notification.channel.ChannelRouter;
import io.latchkey.notification.delivery.MailHandover;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.platform.schedule.BackgroundLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads of this process that send mails, all virtual: one claims due mails, one claims expired ones, one moves on
 * what is overdue, one reads which channels operators paused, one writes transitions. Each batch is prepared on a thread
 * of its own, and each mail sent on another.
 */
@Component
final class MailDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);
    private static final int MAX_SWEPT = 500;

    private final DispatchSettings settings;
    private final MailQueue queue;
    private final MailHandover handover;
    private final NewMailReceiver receiver;
    private final ChannelRouter channels;
    private final TransitionWriter writer;
    private final InFlightLimiter inFlight;
    private final List<BackgroundLoop> loops;
    private final List<Thread> writing = new CopyOnWriteArrayList<>();

    MailDispatcher(
            DispatchSettings settings,
            DueMailPoller poller,
            MailQueue queue,
            MailHandover handover,
            NewMailReceiver receiver,
            ChannelRouter channels,
            TransitionWriter writer,
            InFlightLimiter inFlight) {
        this.settings = settings;
        this.queue = queue;
        this.handover = handover;
        this.receiver = receiver;
        this.channels = channels;
        this.writer = writer;
        this.inFlight = inFlight;
        this.loops = List.of(
                new BackgroundLoop("channel-pauses", this::refreshChannelPauses),
                new BackgroundLoop("mail-poller", poller::pollDue),
                new BackgroundLoop("overdue-sweeper", this::sweepOverdue),
                new BackgroundLoop("expired-mail-poller", poller::pollExpired));
    }

    /** Moves on mails whose lease, doubt or wait for a report is over. */
    private void sweepOverdue() throws InterruptedException {
        int moved = queue.advanceOverdue(MAX_SWEPT).blockOptional().orElse(0);
        if (moved < MAX_SWEPT) {
            Thread.sleep(settings.sweep());
        }
    }

    /** Often enough that a pause takes effect within a second. */
    private void refreshChannelPauses() throws InterruptedException {
        channels.refreshPauses().block();
        Thread.sleep(channels.refreshInterval());
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            writing.add(Thread.ofVirtual().name("transition-writer").start(writer::run));
            loops.forEach(BackgroundLoop::start);
            handover.open(receiver);
        }
    }

    @Override
    public void stop() {
        handover.close();
        loops.forEach(BackgroundLoop::stop);
        // A mail that was sent without a record of it would be in doubt, and perhaps sent twice.
        if (!inFlight.awaitDrained(settings.sendLimit())) {
            LOG.warn("Stopping with mails in flight; they will be in doubt");
        }
        writing.forEach(Thread::interrupt);
        writing.clear();
    }

    @Override
    public boolean isRunning() {
        return !writing.isEmpty();
    }
}
