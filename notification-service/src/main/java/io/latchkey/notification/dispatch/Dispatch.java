package io.latchkey.notification.dispatch;

import io.latchkey.messaging.Loop;
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
final class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final DispatchSettings settings;
    private final List<Loop> fetching;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final List<Thread> recording = new CopyOnWriteArrayList<>();

    Dispatch(
            DispatchSettings settings,
            Taker taker,
            Mover mover,
            Ender ender,
            Lookout lookout,
            Recorder recorder,
            InFlight inFlight) {
        this.settings = settings;
        this.fetching = List.of(
                new Loop("mail-lookout", lookout),
                new Loop("mail-taker", taker),
                new Loop("mail-mover", mover),
                new Loop("mail-ender", ender));
        this.recorder = recorder;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            recording.add(Thread.ofVirtual().name("mail-recorder").start(recorder::run));
            fetching.forEach(Loop::start);
        }
    }

    @Override
    public void stop() {
        fetching.forEach(Loop::stop);
        // What was sent and not written down would be in doubt, and perhaps sent twice.
        if (!inFlight.drained(settings.sendLimit())) {
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
