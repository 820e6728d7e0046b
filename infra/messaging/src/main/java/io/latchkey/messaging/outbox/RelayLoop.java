package io.latchkey.messaging.outbox;

import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.outbox.PendingRow.RowKey;
import io.latchkey.platform.schedule.ExponentialBackOff;
import io.latchkey.platform.schedule.GatherWindow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the leading relay does: look, send, delete what was acknowledged, park what is refused, wait. It deletes with the
 * next look, where one follows at once: one round trip for each batch. A death before it publishes again what a death right
 * before a deletion of its own would.
 */
final class RelayLoop {

    private static final Logger LOG = LoggerFactory.getLogger(RelayLoop.class);
    private static final int CLEAR_AFTER = 20_000;
    private static final Duration DELETE_WITHIN = Duration.ofMillis(20);

    private final MessagingProperties.RelaySettings settings;
    private final OutboxTable outbox;
    private final Producer<byte[], byte[]> producer;
    private final RelayContext signals;
    private final GatherWindow window;
    private Set<RowKey> crowded = Set.of();
    private List<Long> published = List.of();
    private int deleted;

    RelayLoop(
            MessagingProperties.RelaySettings settings,
            OutboxTable outbox,
            Producer<byte[], byte[]> producer,
            RelayContext signals) {
        this.settings = settings;
        this.outbox = outbox;
        this.producer = producer;
        this.signals = signals;
        this.window = settings.gatherWindow();
    }

    void runUntilStopped(StopSignal stop, ExponentialBackOff backOff) throws InterruptedException {
        boolean last;
        do {
            // What was committed before the stop still goes out: one look after it.
            last = stop.isRequested();
            publishNextBatch(stop, backOff);
        } while (!last);
        deletePublished();
    }

    private void publishNextBatch(StopSignal stop, ExponentialBackOff backOff) throws InterruptedException {
        long begun = System.nanoTime();
        List<PendingRow> rows = RelayConnection.awaitAnswer(
                outbox.deleteAndFindOldest(published, settings.batch(), crowded).collectList());
        countDeleted();
        BatchPublisher.PublishResult sent =
                BatchPublisher.publishBatch(producer, signals.spans(), signals.signer(), rows);
        if (!rows.isEmpty()) {
            signals.crashPoint().ifAvailable(point -> point.hit(RelayCrashPoint.AFTER_SEND_BEFORE_MARK));
        }
        settleBatch(sent, begun);
        if (sent.fault() != null) {
            deletePublished();
            waitOutFault(sent.fault(), stop, backOff.nextPause());
            return;
        }
        backOff.reset();
        boolean keysWereLeftOut = !crowded.isEmpty();
        crowded = keysWereLeftOut ? Set.of() : sent.crowded();
        if (!stop.isRequested() && !keysWereLeftOut && crowded.isEmpty()) {
            pauseAfterBatch(rows.size(), begun);
        }
    }

    private void settleBatch(BatchPublisher.PublishResult sent, long begun) {
        if (!sent.acknowledged().isEmpty()) {
            published = sent.acknowledged().stream().map(PendingRow::id).toList();
            signals.metrics().recordPublished(sent.acknowledged(), Duration.ofNanos(System.nanoTime() - begun));
        }
        for (BatchPublisher.PublishResult.RefusedRow refused : sent.refused()) {
            PendingRow row = refused.row();
            RelayConnection.awaitAnswer(
                    outbox.parkById(row.id(), refused.reason()).thenReturn(true));
            LOG.error(
                    "outbox: row {} of {} is parked, its key waits: {}",
                    row.id(),
                    row.key().topic(),
                    refused.reason());
        }
    }

    private void deletePublished() {
        if (!published.isEmpty()) {
            RelayConnection.awaitAnswer(outbox.deleteByIds(published).thenReturn(true));
            countDeleted();
        }
    }

    private void countDeleted() {
        deleted += published.size();
        published = List.of();
    }

    /** Only once the backlog is gone: then little is left to walk through. Failing, it is tried again later. */
    private void vacuumDeleted() {
        deleted = 0;
        RelayConnection.awaitAnswer(outbox.vacuumDeleted()
                .doOnError(failure ->
                        LOG.warn("outbox: not vacuumed: {}", failure.getClass().getName()))
                .onErrorComplete()
                .thenReturn(true));
    }

    private static void waitOutFault(Throwable fault, StopSignal stop, Duration pause) throws InterruptedException {
        String kind = fault.getClass().getSimpleName();
        if (!(fault instanceof RetriableException)) {
            throw new KafkaException("the producer is of no more use: " + kind);
        }
        LOG.warn("outbox: Kafka does not answer ({}); what is not acknowledged stays, again in {}", kind, pause);
        stop.awaitStop(pause);
    }

    private void pauseAfterBatch(int rows, long begun) throws InterruptedException {
        Duration pause = window.pauseAfter(rows, begun);
        if (rows == settings.batch()) {
            return;
        }
        if (deleted >= CLEAR_AFTER) {
            deletePublished();
            vacuumDeleted();
        }
        // After a look that found nothing the next row goes out at once.
        sleepFor(rows == 0 ? Duration.ZERO : pause);
        if (published.isEmpty() || !signals.wakeup().awaitSignal(DELETE_WITHIN)) {
            deletePublished();
            signals.wakeup().awaitSignal(settings.poll());
        }
    }

    private static void sleepFor(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            Thread.sleep(time);
        }
    }
}
