package io.latchkey.notification.dispatch;

import io.latchkey.messaging.BackOff;
import io.latchkey.notification.delivery.MailQueue;
import io.latchkey.notification.delivery.MailsDue;
import io.latchkey.notification.delivery.Taking;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The dispatch of this process: one thread takes, each taking is prepared on a thread of its own, each mail sent on
 * another, one thread records, one moves on what nobody answered for. All virtual.
 */
@Component
final class Dispatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
    private static final int MOVED_AT_ONCE = 500;

    private final DispatchSettings settings;
    private final MailQueue queue;
    private final MailsDue due;
    private final InFlight inFlight;
    private final Preparing preparing;
    private final Recorder recorder;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private Thread recording = Thread.currentThread();

    Dispatch(
            DispatchSettings settings,
            MailQueue queue,
            MailsDue due,
            InFlight inFlight,
            Preparing preparing,
            Recorder recorder) {
        this.settings = settings;
        this.queue = queue;
        this.due = due;
        this.inFlight = inFlight;
        this.preparing = preparing;
        this.recorder = recorder;
    }

    @Override
    public void start() {
        if (settings.enabled()) {
            recording = Thread.ofVirtual().name("mail-recorder").start(recorder::run);
            threads.add(Thread.ofVirtual().name("mail-taker").start(() -> again(this::take)));
            threads.add(Thread.ofVirtual().name("mail-mover").start(() -> again(this::moveOn)));
        }
    }

    @Override
    public void stop() {
        threads.forEach(Thread::interrupt);
        threads.clear();
        // What was sent and not written down would be in doubt, and perhaps sent twice.
        if (!inFlight.drained(settings.sendLimit())) {
            LOG.warn("Stopping with mails in flight; they will be in doubt");
        }
        recording.interrupt();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }

    /** A step, until interrupted; one that fails is paused for and taken again. */
    private void again(Step step) {
        var pause = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    step.run();
                    pause.succeeded();
                } catch (RuntimeException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    LOG.warn("Mails wait: {}", e.toString());
                    Thread.sleep(pause.failed());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void take() throws InterruptedException {
        int places = inFlight.acquire(settings.batch());
        int taken = 0;
        try {
            Taking taking = queue.take(places, settings.lease()).blockOptional().orElseThrow();
            taken = taking.mails().size();
            if (taken > 0) {
                Thread.ofVirtual().name("mail-preparing").start(() -> prepare(taking));
            }
        } finally {
            inFlight.release(places - taken);
        }
        if (taken < places) {
            due.await(settings.poll());
        }
    }

    private void prepare(Taking taking) {
        try {
            preparing.prepare(taking);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Those still in hand come back when their lease is over.
            LOG.warn("Not all of {} mails could be prepared: {}", taking.mails().size(), e.toString());
        }
    }

    private void moveOn() throws InterruptedException {
        int moved = queue.moveOn(MOVED_AT_ONCE).blockOptional().orElse(0);
        if (moved > 0) {
            due.signal();
        }
        if (moved < MOVED_AT_ONCE) {
            Thread.sleep(settings.poll());
        }
    }

    /** Something that may be interrupted. */
    private interface Step {
        void run() throws InterruptedException;
    }
}
