package io.latchkey.messaging.outbox;

import io.latchkey.messaging.BackOff;
import io.latchkey.messaging.MessagingProperties;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the leading relay does: look, send, delete what was acknowledged, park what is refused, wait. */
final class Leading {

    private static final Logger LOG = LoggerFactory.getLogger(Leading.class);
    // From this many rows on there is load, and larger batches are worth more than the first row's milliseconds.
    private static final int LOAD = 16;
    private static final int CLEAR_AFTER = 20_000;

    private final MessagingProperties.Relay settings;
    private final OutboxTable outbox;
    private final Producer<byte[], byte[]> producer;
    private final RelaySignals signals;
    private Set<RowKey> crowded = Set.of();
    private int deleted;

    Leading(
            MessagingProperties.Relay settings,
            OutboxTable outbox,
            Producer<byte[], byte[]> producer,
            RelaySignals signals) {
        this.settings = settings;
        this.outbox = outbox;
        this.producer = producer;
        this.signals = signals;
    }

    void untilStopped(Stop stop, BackOff backOff) throws InterruptedException {
        boolean last;
        do {
            // What was committed before the stop still goes out: one look after it.
            last = stop.isAsked();
            look(stop, backOff);
        } while (!last);
    }

    private void look(Stop stop, BackOff backOff) throws InterruptedException {
        long begun = System.nanoTime();
        List<PendingRow> rows =
                RelayConnection.await(outbox.oldest(settings.batch(), crowded).collectList());
        Sent sent = Sending.send(producer, signals.spans(), rows);
        if (!rows.isEmpty()) {
            signals.crashPoint().hit(CrashPoint.AFTER_SEND_BEFORE_MARK);
        }
        mark(sent, begun);
        if (sent.fault() != null) {
            waitOut(sent.fault(), stop, backOff.failed());
            return;
        }
        backOff.succeeded();
        boolean keysWereLeftOut = !crowded.isEmpty();
        crowded = keysWereLeftOut ? Set.of() : sent.crowded();
        if (!stop.isAsked() && !keysWereLeftOut && crowded.isEmpty()) {
            pause(rows.size(), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private void mark(Sent sent, long begun) {
        if (!sent.acknowledged().isEmpty()) {
            List<Long> ids = sent.acknowledged().stream().map(PendingRow::id).toList();
            signals.metrics().published(sent.acknowledged(), Duration.ofNanos(System.nanoTime() - begun));
            RelayConnection.await(outbox.delete(ids).thenReturn(true));
            deleted += ids.size();
        }
        for (Sent.Refused refused : sent.refused()) {
            PendingRow row = refused.row();
            RelayConnection.await(outbox.park(row.id(), refused.reason()).thenReturn(true));
            LOG.error(
                    "outbox: row {} of {} is parked, its key waits: {}",
                    row.id(),
                    row.key().topic(),
                    refused.reason());
        }
    }

    /** Only once the backlog is gone: then little is left to walk through. Failing, it is tried again later. */
    private void clearAway() {
        deleted = 0;
        RelayConnection.await(outbox.clearAwayDeleted()
                .doOnError(failure ->
                        LOG.warn("outbox: not vacuumed: {}", failure.getClass().getName()))
                .onErrorComplete()
                .thenReturn(true));
    }

    private static void waitOut(Throwable fault, Stop stop, Duration pause) throws InterruptedException {
        String kind = fault.getClass().getSimpleName();
        if (!(fault instanceof RetriableException)) {
            throw new KafkaException("the producer is of no more use: " + kind);
        }
        LOG.warn("outbox: Kafka does not answer ({}); what is not acknowledged stays, again in {}", kind, pause);
        stop.pause(pause);
    }

    private void pause(int rows, Duration taken) throws InterruptedException {
        if (rows == settings.batch()) {
            return;
        }
        if (deleted >= CLEAR_AFTER) {
            clearAway();
        }
        if (rows < LOAD) {
            rest(rows == 0 ? Duration.ZERO : settings.spacing().minus(taken));
            signals.wakeup().await(settings.poll());
        } else {
            rest(settings.gather().minus(taken));
        }
    }

    private static void rest(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }
}
