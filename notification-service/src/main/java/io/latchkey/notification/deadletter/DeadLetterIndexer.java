package io.latchkey.notification.deadletter;

import io.latchkey.notification.deadletter.DeadLetterTable.NewRow;
import io.latchkey.notification.deadletter.DeadLetterTopicCatalog.DeadLetterTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Indexes the dead letters of all topics. The offsets it read up to are saved in the transaction of what it read, so a
 * dead letter is in the index once, whichever process dies; two replicas may read the same. Blocks.
 */
@Component
final class DeadLetterIndexer implements DisposableBean {

    private static final Duration POLL = Duration.ofMillis(500);

    private final DeadLetterReader reader;
    private final DeadLetterTable table;
    private final BlockingTransactions transactions;
    private final DeadLetterSettings settings;
    private final Clock clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable Consumer<byte[], byte[]> consumer;

    DeadLetterIndexer(
            DeadLetterReader reader,
            DeadLetterTable table,
            BlockingTransactions transactions,
            DeadLetterSettings settings,
            Clock clock) {
        this.reader = reader;
        this.table = table;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads on until nothing is new; fails when broker or database are away, having lost nothing. */
    void catchUp() {
        oneAtATime.lock();
        try {
            readToEnd(openConsumer());
        } catch (RuntimeException e) {
            closeConsumer();
            throw e;
        } finally {
            oneAtATime.unlock();
        }
    }

    @Override
    public void destroy() {
        oneAtATime.lock();
        try {
            closeConsumer();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** Made when first needed, and anew after a failure: a service starts without Kafka. */
    private Consumer<byte[], byte[]> openConsumer() {
        Consumer<byte[], byte[]> made = consumer;
        if (made == null) {
            made = reader.openConsumer();
            consumer = made;
        }
        return made;
    }

    private void closeConsumer() {
        if (consumer == null) {
            return;
        }
        // A client that is closed by an interrupted thread leaves its connections open.
        boolean interrupted = Thread.interrupted();
        consumer.close();
        consumer = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readToEnd(Consumer<byte[], byte[]> from) {
        List<TopicPartition> partitions = listPartitions(from);
        if (partitions.isEmpty()) {
            return;
        }
        // The client warns of every partition whose end it is told and that it does not hold.
        from.assign(partitions);
        Map<TopicPartition, Long> first = from.beginningOffsets(partitions);
        Map<TopicPartition, Long> end = from.endOffsets(partitions);
        Map<TopicPartition, Long> next = nextOffsets(first, end);
        List<TopicPartition> behind = partitions.stream()
                .filter(partition -> next.getOrDefault(partition, 0L) < end.getOrDefault(partition, 0L))
                .toList();
        from.assign(behind);
        behind.forEach(partition -> from.seek(partition, next.getOrDefault(partition, 0L)));
        while (behind.stream().anyMatch(partition -> from.position(partition) < end.getOrDefault(partition, 0L))) {
            List<NewRow> rows = new ArrayList<>();
            from.poll(POLL).forEach(record -> rows.add(toRow(record)));
            Map<TopicPartition, Long> reached = new HashMap<>();
            behind.forEach(partition -> reached.put(partition, from.position(partition)));
            writeBatch(rows, reached);
        }
        cleanUp(first);
    }

    private Map<TopicPartition, Long> nextOffsets(Map<TopicPartition, Long> first, Map<TopicPartition, Long> end) {
        Map<TopicPartition, Long> next = new HashMap<>(first);
        transactions.runForResult(table.readOffsets()).forEach((partition, offset) -> {
            // A topic that was made anew begins at its beginning.
            if (offset <= end.getOrDefault(partition, 0L)) {
                next.merge(partition, offset, Math::max);
            }
        });
        return next;
    }

    private void writeBatch(List<NewRow> rows, Map<TopicPartition, Long> reached) {
        transactions.run(table.insert(rows, clock.instant()).then(table.saveOffsets(reached)));
    }

    private void cleanUp(Map<TopicPartition, Long> first) {
        Instant now = clock.instant();
        transactions.run(table.markGone(first, now).then(table.reopenAbandoned(now.minus(settings.claim()), now)));
    }

    private static List<TopicPartition> listPartitions(Consumer<byte[], byte[]> consumer) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> DeadLetterTopicCatalog.isDeadLetterTopic(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static NewRow toRow(ConsumerRecord<byte[], byte[]> record) {
        DeadLetterTopic topic = DeadLetterTopicCatalog.requireTopic(record.topic());
        DeadLetterHeaders headers = DeadLetterHeaders.fromRecord(record);
        Instant diedAt = headers.diedAt();
        return new NewRow(
                record.topic(),
                record.partition(),
                record.offset(),
                topic.source().name(),
                topic.group(),
                headers.sourcePartition(),
                headers.sourceOffset(),
                headers.sanitizedCause(),
                headers.eventType(),
                headers.eventId(),
                headers.subjectId(),
                headers.eventTime(),
                record.value() == null ? null : record.value().length,
                diedAt == null ? Instant.ofEpochMilli(record.timestamp()) : diedAt);
    }
}
