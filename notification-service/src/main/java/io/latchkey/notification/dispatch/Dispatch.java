package io.latchkey.notification.dispatch;

import io.latchkey.messaging.BackOff;
import java.time.Duration;
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
    private final Taker taker;
    private final Mover mover;
    private final Ender ender;
    private final Lookout lookout;
    private final Recorder recorder;
    private final InFlight inFlight;
    private final List<Thread> fetching = new CopyOnWriteArrayList<>();
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
        this.taker = taker;
        this.mover = mover;
        this.ender = ender;
        this.lookout = lookout;
        this.recorder = recorder;
        this.inFlight = inFlight;
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            recording.add(Thread.ofVirtual().name("mail-recorder").start(recorder::run));
            fetch("mail-lookout", lookout);
            fetch("mail-taker", taker);
            fetch("mail-mover", mover);
            fetch("mail-ender", ender);
        }
    }

    @Override
    public void stop() {
        fetching.forEach(Thread::interrupt);
        fetching.clear();
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

    private void fetch(String name, Step step) {
        fetching.add(Thread.ofVirtual().name(name).start(() -> again(step)));
    }

    private static void again(Step step) {
        var pause = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    step.run();
                    pause.succeeded();
                } catch (RuntimeException e) {
                    pauseAfter(e, pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pauseAfter(RuntimeException e, BackOff pause) throws InterruptedException {
        if (!Thread.currentThread().isInterrupted()) {
            LOG.warn("Mails wait: {}", e.toString());
        }
        Thread.sleep(pause.failed());
    }
}
