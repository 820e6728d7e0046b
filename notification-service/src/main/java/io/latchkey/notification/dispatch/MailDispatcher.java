package io.latchkey.notification.dispatch;

import io.latchkey.platform.schedule.BackgroundLoop;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The dispatch of this process: one thread takes, each taking is prepared on a thread of its own, each mail sent on
 * another, one thread records, one moves on what nobody answered for, one ends what is too late, one looks for what
 * operators want. All virtual.
 */
@Component
final class MailDispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailDispatcher.class);

    private final DispatchSettings settings;
    private final List<BackgroundLoop> fetching;
    private final TransitionWriter recorder;
    private final InFlightLimiter inFlight;
    private final List<Thread> recording = new CopyOnWriteArrayList<>();

    MailDispatcher(
            DispatchSettings settings,
            DueMailPoller taker,
            LeaseSweeper mover,
            ExpiredMailPoller ender,
            ChannelPauseWatcher lookout,
            TransitionWriter recorder,
            InFlightLimiter inFlight) {
        this.settings = settings;
        this.fetching = List.of(
                new BackgroundLoop("mail-lookout", lookout),
                new BackgroundLoop("mail-taker", taker),
                new BackgroundLoop("mail-mover", mover),
                new BackgroundLoop("mail-ender", ender));
        this.recorder = recorder;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            recording.add(Thread.ofVirtual().name("mail-recorder").start(recorder::run));
            fetching.forEach(BackgroundLoop::start);
        }
    }

    @Override
    public void stop() {
        fetching.forEach(BackgroundLoop::stop);
        // What was sent and not written down would be in doubt, and perhaps sent twice.
        if (!inFlight.awaitDrained(settings.sendLimit())) {
            LOG.warn("Stopping with mails in flight; they will be in doubt");
        }
        recording.forEach(Thread::interrupt);
        recording.clear();
    }

    @Override
    public boolean isRunning() {
        return !recording.isEmpty();
    }
}
