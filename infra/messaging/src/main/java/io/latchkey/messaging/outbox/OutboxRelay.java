package io.latchkey.messaging.outbox;

import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.topics.TopicCheck;
import io.latchkey.platform.schedule.ExponentialBackOff;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
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
final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(15);

    private final TopicCheck topics;
    private final MessagingProperties.RelaySettings settings;
    private final ConnectionFactory connections;
    private final KafkaClientFactory kafka;
    private final RelayContext signals;
    private @Nullable RunningRelay running;

    OutboxRelay(
            TopicCheck topics,
            MessagingProperties properties,
            ConnectionFactory connections,
            KafkaClientFactory kafka,
            RelayContext signals) {
        this.topics = topics;
        this.settings = properties.relay();
        this.connections = connections;
        this.kafka = kafka;
        this.signals = signals;
    }

    @Override
    public void start() {
        var stop = new StopSignal();
        Thread thread = Thread.ofPlatform().name("outbox-relay").daemon().start(() -> runUntilStopped(stop));
        running = new RunningRelay(thread, stop);
    }

    @Override
    public void stop() {
        RunningRelay ending = running;
        running = null;
        if (ending == null) {
            return;
        }
        ending.stop().requestStop();
        signals.wakeup().wakeRelay();
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

    private void runUntilStopped(StopSignal stop) {
        var backOff = new ExponentialBackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
        try {
            while (!topics.isReady() && !stop.isRequested()) {
                stop.awaitStop(Duration.ofMillis(100));
            }
            while (topics.isReady() && !stop.isRequested()) {
                runSession(stop, backOff);
            }
        } catch (InterruptedException e) {
            LOG.info("outbox: relay interrupted");
        }
    }

    private void runSession(StopSignal stop, ExponentialBackOff backOff) throws InterruptedException {
        try {
            leadAndPublish(stop, backOff);
        } catch (RuntimeException e) {
            // Whatever it is: rows stay until they are acknowledged, so starting anew loses nothing.
            Duration pause = backOff.nextPause();
            LOG.warn(
                    "outbox: the relay starts anew in {}: {}",
                    pause,
                    e.getClass().getName());
            LOG.debug("outbox: because", e);
            stop.awaitStop(pause);
        }
    }

    /**
     * Stands by until this relay leads, then publishes until it is to stop or a fault ends it: a new connection and a new
     * producer each time, so that nothing old lingers.
     */
    private void leadAndPublish(StopSignal stop, ExponentialBackOff backOff) throws InterruptedException {
        try (RelayConnection connection = RelayConnection.open(connections)) {
            while (!connection.tryToLead()) {
                standBy(connection, stop);
                if (stop.isRequested()) {
                    return;
                }
            }
            LOG.info("outbox: this relay leads");
            signals.metrics().setLeading(true);
            connection.listenForCommits(signals.wakeup());
            try (Producer<byte[], byte[]> producer = kafka.relayProducer()) {
                new RelayLoop(settings, connection.outboxTable(), producer, signals).runUntilStopped(stop, backOff);
            }
        } finally {
            signals.metrics().setLeading(false);
        }
    }

    /** Passes on to the leader what is committed here, many commits at once, until it is time to try again. */
    private void standBy(RelayConnection connection, StopSignal stop) throws InterruptedException {
        long until = System.nanoTime() + settings.standby().toNanos();
        for (long left = until - System.nanoTime(); left > 0 && !stop.isRequested(); left = until - System.nanoTime()) {
            if (signals.wakeup().awaitSignal(Duration.ofNanos(left)) && !stop.isRequested()) {
                connection.notifyLeader();
                stop.awaitStop(settings.gather());
            }
        }
    }

    private record RunningRelay(Thread thread, StopSignal stop) {}
}
