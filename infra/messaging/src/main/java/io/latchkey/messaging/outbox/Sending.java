package io.latchkey.messaging.outbox;

import io.latchkey.messaging.trace.Span;
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
final class Sending {

    // A key with more rows than this is left to the next look, so that it does not hold up new ones of other keys.
    private static final int ROUNDS = 16;

    private final Producer<byte[], byte[]> producer;
    private final PublishSpans spans;
    private final Map<RowKey, Queue<PendingRow>> waiting = new LinkedHashMap<>();
    private final Set<String> silentTopics = new HashSet<>();
    private final List<PendingRow> acknowledged = new ArrayList<>();
    private final List<Sent.Refused> refused = new ArrayList<>();
    private @Nullable Throwable fault;

    private Sending(Producer<byte[], byte[]> producer, PublishSpans spans, List<PendingRow> rows) {
        this.producer = producer;
        this.spans = spans;
        for (PendingRow row : rows) {
            waiting.computeIfAbsent(row.key(), key -> new ArrayDeque<>()).add(row);
        }
    }

    /** Blocks until each record handed to the producer is answered for. */
    static Sent send(Producer<byte[], byte[]> producer, PublishSpans spans, List<PendingRow> rows) {
        var sending = new Sending(producer, spans, rows);
        for (int round = 0; round < ROUNDS && !sending.waiting.isEmpty(); round++) {
            sending.round();
        }
        return new Sent(sending.acknowledged, sending.refused, Set.copyOf(sending.waiting.keySet()), sending.fault);
    }

    private void round() {
        var flights = new ArrayList<Flight>(waiting.size());
        for (Queue<PendingRow> rows : waiting.values()) {
            PendingRow row = rows.element();
            if (!silentTopics.contains(row.key().topic())) {
                flights.add(launch(row));
            }
        }
        // Sends at once what would otherwise linger.
        producer.flush();
        waiting.keySet().removeIf(key -> silentTopics.contains(key.topic()));
        flights.forEach(this::land);
    }

    private Flight launch(PendingRow row) {
        Flight flight = handOver(row);
        Future<RecordMetadata> answer = flight.answer();
        Throwable early = answer.isDone() ? failure(answer) : null;
        if (early != null && !Refusal.isForGood(early)) {
            // Without metadata each send blocks: one attempt for each topic is enough.
            silentTopics.add(row.key().topic());
        }
        return flight;
    }

    private Flight handOver(PendingRow row) {
        try {
            ProducerRecord<byte[], byte[]> record = row.toRecord();
            Span span = spans.begin(record, row.age());
            return new Flight(row, span, producer.send(record));
        } catch (JacksonException e) {
            var refusal = new InvalidRecordException("headers are not a JSON object");
            return new Flight(row, null, CompletableFuture.failedFuture(refusal));
        }
    }

    private void land(Flight flight) {
        Throwable failure = failure(flight.answer());
        if (flight.span() != null) {
            flight.span().end(failure);
        }
        land(flight.row(), failure);
    }

    private void land(PendingRow row, @Nullable Throwable failure) {
        if (failure == null) {
            acknowledged.add(row);
            waiting.computeIfPresent(row.key(), (key, rows) -> {
                rows.remove();
                return rows.isEmpty() ? null : rows;
            });
        } else if (Refusal.isForGood(failure)) {
            waiting.remove(row.key());
            refused.add(new Sent.Refused(row, Refusal.reason(failure)));
        } else {
            waiting.remove(row.key());
            fault = failure;
        }
    }

    private static @Nullable Throwable failure(Future<RecordMetadata> answer) {
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

    private record Flight(PendingRow row, @Nullable Span span, Future<RecordMetadata> answer) {}
}
