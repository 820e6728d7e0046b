package io.latchkey.notification.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.testkit.SignedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Raw records, written and read by somebody outside. */
public final class TopicRecords implements AutoCloseable {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int PARTITIONS = 6;

    private final String bootstrap;
    private final Admin admin;

    public TopicRecords(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** As somebody does who can write to Kafka and has no key. */
    public void send(String topic, String key, String value, Map<String, String> headers) {
        send(record(topic, key, value, headers));
    }

    /** As a writer of ours would, whatever it says. */
    public void sendSigned(EventSource writer, String topic, String key, String value, Map<String, String> headers) {
        ProducerRecord<byte[], byte[]> record = record(topic, key, value, headers);
        record.headers().add(EventHeaders.SOURCE, bytes(writer.sourcePath()));
        SignedRecords.sign(writer, record);
        send(record);
    }

    public void send(ProducerRecord<byte[], byte[]> record) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
            awaitDone(producer.send(record));
        }
    }

    /** As the service that it belongs to would at its start. */
    public void create(String topic) {
        awaitDone(admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                .all());
    }

    private static void awaitDone(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many records were ever written to a topic. */
    public long records(String topic) {
        return ends(topic).values().stream().mapToLong(Long::longValue).sum();
    }

    /** The headers of every record of a topic. */
    public List<Map<String, String>> headers(String topic) {
        return all(topic).stream().map(TopicRecords::headers).toList();
    }

    /** The values of every record of a topic. */
    public List<String> values(String topic) {
        return all(topic).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    /** Until a group has read all of a topic. */
    public void awaitRead(String group, String topic) {
        await().atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            ends(topic).forEach((partition, end) -> {
                var reached = committed.get(partition);
                assertThat(reached == null ? 0 : reached.offset())
                        .as("%s", partition)
                        .isEqualTo(end);
            });
        });
    }

    private List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(topic));
            consumer.seekToBeginning(partitions(topic));
            await().atMost(LONG).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
                return all.size() >= records(topic);
            });
        }
        return all;
    }

    private Map<TopicPartition, Long> ends(String topic) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions(topic).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            admin.listOffsets(asked).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return ends;
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private static List<TopicPartition> partitions(String topic) {
        return IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
    }

    private static ProducerRecord<byte[], byte[]> record(
            String topic, String key, String value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, bytes(key), bytes(value));
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        return record;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        admin.close();
    }
}
