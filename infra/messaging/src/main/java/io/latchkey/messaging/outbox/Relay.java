package io.latchkey.messaging.outbox;

import io.latchkey.messaging.BackOff;
import io.latchkey.messaging.topics.TopicCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes the outbox, on one thread. Stops after the consumers and the web server, so that what they committed last
 * still goes out.
 */
@Component
final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final TopicCheck topics;
    private final RelaySession session;
    private final Wakeup wakeup;
    private @Nullable Running running;

    Relay(TopicCheck topics, RelaySession session, Wakeup wakeup) {
        this.topics = topics;
        this.session = session;
        this.wakeup = wakeup;
    }

    @Override
    public void start() {
        var stop = new Stop();
        Thread thread = Thread.ofPlatform().name("outbox-relay").daemon().start(() -> untilStopped(stop));
        running = new Running(thread, stop);
    }

    @Override
    public void stop() {
        Running ending = running;
        running = null;
        if (ending == null) {
            return;
        }
        ending.stop().ask();
        wakeup.wake();
        try {
            if (!ending.thread().join(STOP_WITHIN)) {
                LOG.warn("outbox: the relay still waits for an answer and is left; its rows stay");
                ending.thread().interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void untilStopped(Stop stop) {
        var backOff = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
        try {
            while (!topics.isReady() && !stop.isAsked()) {
                stop.pause(Duration.ofMillis(100));
            }
            while (topics.isReady() && !stop.isAsked()) {
                attempt(stop, backOff);
            }
        } catch (InterruptedException e) {
            LOG.info("outbox: relay interrupted");
        }
    }

    private void attempt(Stop stop, BackOff backOff) throws InterruptedException {
        try {
            session.run(stop, backOff);
        } catch (RuntimeException e) {
            // Whatever it is: rows stay until they are acknowledged, so starting anew loses nothing.
            Duration pause = backOff.failed();
            LOG.warn(
                    "outbox: the relay starts anew in {}: {}",
                    pause,
                    e.getClass().getName());
            LOG.debug("outbox: because", e);
            stop.pause(pause);
        }
    }

    private record Running(Thread thread, Stop stop) {}
}
