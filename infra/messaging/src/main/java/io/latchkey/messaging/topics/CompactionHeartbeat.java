package io.latchkey.messaging.topics;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.KafkaClientFactory;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.recordmac.RecordSigner;
import io.latchkey.platform.schedule.LifecycleLoop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps the compaction of the topics this service writes on time where nothing happens. A broker never compacts the
 * segment it writes to, and closes it by age only when the next record comes: without one, the last person erased in a
 * quiet partition would stay on disk for ever. So a partition that is idle gets a tombstone that is nobody's.
 */
@Component
@EnableConfigurationProperties(CompactionSettings.class)
final class CompactionHeartbeat extends LifecycleLoop {

    private static final Logger LOG = LoggerFactory.getLogger(CompactionHeartbeat.class);
    private static final byte[] NOBODY = EventTopics.NOBODY.toString().getBytes(StandardCharsets.UTF_8);

    private final TopicCheck check;
    private final KafkaClientFactory kafka;
    private final RecordSigner signer;
    private final CompactionSettings settings;
    private final InstantSource clock;
    private final List<TopicPartition> partitions;

    CompactionHeartbeat(
            TopicCheck check,
            KafkaClientFactory kafka,
            RecordSigner signer,
            MessagingProperties properties,
            CompactionSettings settings,
            InstantSource clock) {
        super("idle-partitions");
        this.check = check;
        this.kafka = kafka;
        this.signer = signer;
        this.settings = settings;
        this.clock = clock;
        this.partitions = WriterTopics.topicsWrittenBy(properties.source()).stream()
                .filter(topic -> topic.kept() instanceof Topic.Retention.Compacted)
                .flatMap(properties::partitionsOf)
                .toList();
    }

    /** A service that writes no such topic has nothing to look after. */
    @Override
    public void start() {
        if (!partitions.isEmpty()) {
            super.start();
        }
    }

    @Override
    protected void runStep() throws InterruptedException {
        Thread.sleep(settings.look());
        if (check.isReady()) {
            checkPartitions();
        }
    }

    private void checkPartitions() throws InterruptedException {
        try {
            List<TopicPartition> idle = findIdle();
            if (!idle.isEmpty()) {
                writeHeartbeats(idle);
            }
        } catch (ExecutionException | KafkaException e) {
            LOG.warn("compaction: idle partitions wait for the next look: {}", e.toString());
        }
    }

    /** Those whose newest record is old; an empty one has nothing to be compacted. */
    private List<TopicPartition> findIdle() throws InterruptedException, ExecutionException {
        Instant oldest = clock.instant().minus(settings.idle());
        Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
        partitions.forEach(partition -> newest.put(partition, OffsetSpec.maxTimestamp()));
        List<TopicPartition> idle = new ArrayList<>();
        try (Admin admin = kafka.createAdmin()) {
            admin.listOffsets(newest).all().get().forEach((partition, found) -> {
                if (found.offset() >= 0
                        && Instant.ofEpochMilli(found.timestamp()).isBefore(oldest)) {
                    idle.add(partition);
                }
            });
        }
        return idle;
    }

    private void writeHeartbeats(List<TopicPartition> idle) throws InterruptedException, ExecutionException {
        try (Producer<byte[], byte[]> producer = kafka.relayProducer()) {
            List<Future<?>> answers = new ArrayList<>();
            for (TopicPartition partition : idle) {
                var heartbeat =
                        new ProducerRecord<byte[], byte[]>(partition.topic(), partition.partition(), NOBODY, null);
                signer.signRecord(heartbeat);
                answers.add(producer.send(heartbeat));
            }
            producer.flush();
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
    }
}
