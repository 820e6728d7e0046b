package io.latchkey.notification.deadletter;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.notification.deadletter.DeadLetterTable.Decision;
import io.latchkey.notification.deadletter.DeadLetterTable.ReplayedRecord;
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
 * Publishes letters again on their source topic: bytes, key and headers as they came. A letter is claimed before it is
 * published and marked after the broker's answer; who dies between leaves it claimed, and it is open again after a while.
 * Blocks.
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
     * Publishes those of the letters that nobody else is publishing.
     *
     * @return how many the broker took
     */
    int publish(List<RecordPosition> chosen, UUID by, String reason) {
        List<RecordPosition> claimed = transactions.runForResult(table.claimOpen(chosen, new Decision(by, reason, clock.instant()))
                .collectList());
        Map<RecordPosition, ConsumerRecord<byte[], byte[]>> letters;
        try {
            letters = reader.readRecords(claimed);
        } catch (RuntimeException e) {
            releaseClaims(claimed, DeadLetterState.OPEN);
            throw e;
        }
        releaseClaims(
                claimed.stream().filter(place -> !letters.containsKey(place)).toList(), DeadLetterState.GONE);
        return sendRecords(letters);
    }

    private int sendRecords(Map<RecordPosition, ConsumerRecord<byte[], byte[]>> letters) {
        Map<RecordPosition, Future<RecordMetadata>> answers = new LinkedHashMap<>();
        try (Producer<byte[], byte[]> producer = kafka.deadLetterProducer()) {
            letters.forEach((place, letter) -> answers.put(place, producer.send(restoreOriginal(letter))));
            producer.flush();
        } catch (RuntimeException e) {
            releaseClaims(
                    letters.keySet().stream()
                            .filter(place -> !answers.containsKey(place))
                            .toList(),
                    DeadLetterState.OPEN);
            LOG.warn("A replay was cut short: {}", e.getClass().getSimpleName());
        }
        List<ReplayedRecord> landed = new ArrayList<>();
        List<RecordPosition> refused = new ArrayList<>();
        answers.forEach((place, answer) -> collectResult(place, answer, landed, refused));
        transactions.run(table.markReplayed(landed, clock.instant()));
        releaseClaims(refused, DeadLetterState.OPEN);
        return landed.size();
    }

    private static void collectResult(
            RecordPosition place,
            Future<RecordMetadata> answer,
            List<ReplayedRecord> landed,
            List<RecordPosition> refused) {
        try {
            RecordMetadata at = answer.get();
            landed.add(
                    new ReplayedRecord(place.topic(), place.partition(), place.offset(), at.partition(), at.offset()));
        } catch (ExecutionException e) {
            refused.add(place);
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "{} was not taken by the broker: {}",
                    place,
                    cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            // Whether it was taken is not known: it stays claimed until its time is over.
            Thread.currentThread().interrupt();
        }
    }

    private static ProducerRecord<byte[], byte[]> restoreOriginal(ConsumerRecord<byte[], byte[]> letter) {
        var headers = new RecordHeaders();
        letter.headers().forEach(header -> {
            if (!OURS.contains(header.key())) {
                headers.add(header);
            }
        });
        String source =
                DeadLetterTopicCatalog.requireTopic(letter.topic()).source().name();
        return new ProducerRecord<>(source, null, letter.key(), letter.value(), headers);
    }

    private void releaseClaims(List<RecordPosition> places, DeadLetterState state) {
        transactions.run(table.releaseClaims(places, state, clock.instant()));
    }
}
