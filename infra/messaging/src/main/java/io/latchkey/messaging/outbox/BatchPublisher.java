package io.latchkey.messaging.outbox;

import io.latchkey.messaging.outbox.PendingRow.RowKey;
import io.latchkey.messaging.recordmac.RecordSigner;
import io.latchkey.platform.trace.TraceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Sends one batch in rounds: of each key one record at a time, the keys together; the next of a key goes out only after
 * the broker's answer to the one before.
 */
final class BatchPublisher {

    // A key with more rows than this is left to the next look, so that it does not hold up new ones of other keys.
    private static final int ROUNDS = 16;

    private final Producer<byte[], byte[]> producer;
    private final ProducerSpans spans;
    private final RecordSigner signer;
    private final Map<RowKey, Queue<PendingRow>> waiting = new LinkedHashMap<>();
    private final Set<String> silentTopics = new HashSet<>();
    private final List<PendingRow> acknowledged = new ArrayList<>();
    private final List<PublishResult.RefusedRow> refused = new ArrayList<>();
    private @Nullable Throwable fault;

    private BatchPublisher(
            Producer<byte[], byte[]> producer, ProducerSpans spans, RecordSigner signer, List<PendingRow> rows) {
        this.producer = producer;
        this.spans = spans;
        this.signer = signer;
        for (PendingRow row : rows) {
            waiting.computeIfAbsent(row.key(), key -> new ArrayDeque<>()).add(row);
        }
    }

    /** Blocks until each record handed to the producer is answered for. */
    static PublishResult publishBatch(
            Producer<byte[], byte[]> producer, ProducerSpans spans, RecordSigner signer, List<PendingRow> rows) {
        var sending = new BatchPublisher(producer, spans, signer, rows);
        for (int round = 0; round < ROUNDS && !sending.waiting.isEmpty(); round++) {
            sending.sendRound();
        }
        return new PublishResult(
                sending.acknowledged, sending.refused, Set.copyOf(sending.waiting.keySet()), sending.fault);
    }

    private void sendRound() {
        var flights = new ArrayList<InFlightRow>(waiting.size());
        for (Queue<PendingRow> rows : waiting.values()) {
            PendingRow row = rows.element();
            if (!silentTopics.contains(row.key().topic())) {
                flights.add(sendRow(row));
            }
        }
        // Sends at once what would otherwise linger.
        producer.flush();
        waiting.keySet().removeIf(key -> silentTopics.contains(key.topic()));
        flights.forEach(this::settleRow);
    }

    private InFlightRow sendRow(PendingRow row) {
        InFlightRow flight = handToProducer(row);
        Future<RecordMetadata> answer = flight.answer();
        Throwable early = answer.isDone() ? failureOf(answer) : null;
        if (early != null && !SendErrorClassifier.isPermanent(early)) {
            // Without metadata each send blocks: one attempt for each topic is enough.
            silentTopics.add(row.key().topic());
        }
        return flight;
    }

    private InFlightRow handToProducer(PendingRow row) {
        try {
            ProducerRecord<byte[], byte[]> record = row.toRecord();
            TraceSpan span = spans.startSpan(record, row.age());
            signer.signRecord(record);
            return new InFlightRow(row, span, producer.send(record));
        } catch (JacksonException e) {
            var refusal = new InvalidRecordException("headers are not a JSON object");
            return new InFlightRow(row, null, CompletableFuture.failedFuture(refusal));
        }
    }

    private void settleRow(InFlightRow flight) {
        Throwable failure = failureOf(flight.answer());
        if (flight.span() != null) {
            flight.span().end(failure);
        }
        settleRow(flight.row(), failure);
    }

    private void settleRow(PendingRow row, @Nullable Throwable failure) {
        if (failure == null) {
            acknowledged.add(row);
            waiting.computeIfPresent(row.key(), (key, rows) -> {
                rows.remove();
                return rows.isEmpty() ? null : rows;
            });
        } else if (SendErrorClassifier.isPermanent(failure)) {
            waiting.remove(row.key());
            refused.add(new PublishResult.RefusedRow(row, SendErrorClassifier.describeReason(failure)));
        } else {
            waiting.remove(row.key());
            fault = failure;
        }
    }

    private static @Nullable Throwable failureOf(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e;
        }
    }

    private record InFlightRow(PendingRow row, @Nullable TraceSpan span, Future<RecordMetadata> answer) {}

    /**
     * What became of a batch.
     *
     * @param acknowledged rows that are on Kafka
     * @param refused rows that never will be, with the reason
     * @param crowded keys of which rows are left, nothing being wrong
     * @param fault a passing fault that left the rest where it is; null where there was none
     */
    record PublishResult(
            List<PendingRow> acknowledged,
            List<RefusedRow> refused,
            Set<RowKey> crowded,
            @Nullable Throwable fault) {

        /** A row that the broker refuses for good. */
        record RefusedRow(PendingRow row, String reason) {}
    }
}
