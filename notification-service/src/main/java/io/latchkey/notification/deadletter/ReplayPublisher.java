package io.latchkey.notification.deadletter;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.notification.deadletter.DeadLetterTable.Decision;
import io.latchkey.notification.deadletter.DeadLetterTable.ReplayedRecord;
import io.latchkey.notification.deadletter.DeadLetterView.DeadLetterState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes dead letters again on their source topic: bytes, key and headers as they came. One is claimed before it is
 * published and marked after the broker's answer; when the process dies between, it stays claimed, and is open again
 * after a while. Blocks.
 */
@Component
final class ReplayPublisher {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayPublisher.class);
    private static final Set<String> OURS = Set.of(
            EventHeaders.DLT_TOPIC,
            EventHeaders.DLT_PARTITION,
            EventHeaders.DLT_OFFSET,
            EventHeaders.DLT_GROUP,
            EventHeaders.DLT_AT,
            EventHeaders.DLT_CAUSE);

    private final DeadLetterReader reader;
    private final DeadLetterTable table;
    private final KafkaClientFactory kafka;
    private final BlockingTransactions transactions;
    private final Clock clock;

    ReplayPublisher(
            DeadLetterReader reader,
            DeadLetterTable table,
            KafkaClientFactory kafka,
            BlockingTransactions transactions,
            Clock clock) {
        this.reader = reader;
        this.table = table;
        this.kafka = kafka;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Publishes those that no other replay has claimed.
     *
     * @return how many the broker took
     */
    int publish(List<RecordPosition> chosen, UUID by, String reason) {
        List<RecordPosition> claimed =
                transactions.runForResult(table.claimOpen(chosen, new Decision(by, reason, clock.instant()))
                        .collectList());
        Map<RecordPosition, ConsumerRecord<byte[], byte[]>> records;
        try {
            records = reader.readRecords(claimed);
        } catch (RuntimeException e) {
            releaseClaims(claimed, DeadLetterState.OPEN);
            throw e;
        }
        releaseClaims(
                claimed.stream()
                        .filter(position -> !records.containsKey(position))
                        .toList(),
                DeadLetterState.GONE);
        return sendRecords(records);
    }

    private int sendRecords(Map<RecordPosition, ConsumerRecord<byte[], byte[]>> records) {
        Map<RecordPosition, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        try (Producer<byte[], byte[]> producer = kafka.deadLetterProducer()) {
            records.forEach((position, record) -> answers.put(position, producer.send(restoreOriginal(record))));
            producer.flush();
        } catch (RuntimeException e) {
            releaseClaims(
                    records.keySet().stream()
                            .filter(position -> !answers.containsKey(position))
                            .toList(),
                    DeadLetterState.OPEN);
            LOG.warn("A replay was cut short: {}", e.getClass().getSimpleName());
        }
        List<ReplayedRecord> landed = new ArrayList<>();
        List<RecordPosition> refused = new ArrayList<>();
        answers.forEach((position, answer) -> collectResult(position, answer, landed, refused));
        transactions.run(table.markReplayed(landed, clock.instant()));
        releaseClaims(refused, DeadLetterState.OPEN);
        return landed.size();
    }

    private static void collectResult(
            RecordPosition position,
            Future<RecordMetadata> answer,
            List<ReplayedRecord> landed,
            List<RecordPosition> refused) {
        try {
            RecordMetadata at = answer.get();
            landed.add(new ReplayedRecord(
                    position.topic(), position.partition(), position.offset(), at.partition(), at.offset()));
        } catch (ExecutionException e) {
            refused.add(position);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "{} was not taken by the broker: {}",
                    position,
                    cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            // Whether it was taken is not known: it stays claimed until its time is over.
            Thread.currentThread().interrupt();
        }
    }

    private static ProducerRecord<byte[], byte[]> restoreOriginal(ConsumerRecord<byte[], byte[]> record) {
        var headers = new RecordHeaders();
        record.headers().forEach(header -> {
            if (!OURS.contains(header.key())) {
                headers.add(header);
            }
        });
        String source =
                DeadLetterTopicCatalog.requireTopic(record.topic()).source().name();
        return new ProducerRecord<>(source, null, record.key(), record.value(), headers);
    }

    private void releaseClaims(List<RecordPosition> positions, DeadLetterState state) {
        transactions.run(table.releaseClaims(positions, state, clock.instant()));
    }
}
