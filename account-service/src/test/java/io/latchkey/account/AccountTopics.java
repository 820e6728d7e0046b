package io.latchkey.account;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Topic;
import io.latchkey.testkit.SchemaCheck;
import io.latchkey.testkit.SignedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Kafka as the other services see it. */
public final class AccountTopics {

    private final String bootstrap;
    private final KafkaProducer<byte[], byte[]> producer;

    AccountTopics(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer = new KafkaProducer<>(
                // One request at a time: the topic may be new (KAFKA-15591).
                Map.of("bootstrap.servers", bootstrap, "linger.ms", "5", "max.in.flight.requests.per.connection", "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public void publish(List<? extends EventEnvelope<?>> events) {
        var sent = events.stream()
                .map(event -> producer.send(SignedRecords.ofEvent(event)))
                .toList();
        producer.flush();
        sent.forEach(AccountTopics::landed);
    }

    /** Publishes the same records once more, as a consumer that starts over would get them. */
    public void repeat(List<ConsumerRecord<byte[], byte[]>> records) {
        var sent = records.stream()
                .map(record -> producer.send(new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers())))
                .toList();
        producer.flush();
        sent.forEach(AccountTopics::landed);
    }

    /** Returns once a group has read and applied everything that is on a topic. */
    public void awaitRead(Topic topic, String group) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
                var consumer = new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
                var read = admin.listConsumerGroupOffsets(group)
                        .partitionsToOffsetAndMetadata()
                        .get();
                return ends.entrySet().stream()
                        .allMatch(end -> end.getValue() == 0
                                || (read.containsKey(end.getKey())
                                        && read.get(end.getKey()).offset() >= end.getValue()));
            });
        }
    }

    /** The events of one account on a topic so far, oldest first; none for a tombstone. Those of the service fit the contract. */
    public List<Optional<Event>> of(Topic topic, UUID accountId) {
        var events = new ArrayList<Optional<Event>>();
        for (ConsumerRecord<byte[], byte[]> record : all(topic)) {
            if (new String(record.key(), StandardCharsets.UTF_8).equals(accountId.toString())) {
                events.add(event(record));
            }
        }
        return events;
    }

    /** The events of one type on a topic so far. */
    public <E extends Event> List<E> ofType(Topic topic, Class<E> type) {
        return all(topic).stream()
                .map(AccountTopics::event)
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** Every record of a topic so far. */
    public List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static void landed(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("not published", e);
        }
    }

    private static String text(byte @Nullable [] header) {
        return header == null ? "" : new String(header, StandardCharsets.UTF_8);
    }

    private static Optional<Event> event(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        if (EventSource.ACCOUNT_SERVICE.sourcePath().equals(text(headers.get(EventHeaders.SOURCE)))) {
            SchemaCheck.verify(record.topic(), record.key(), headers, record.value());
        }
        return switch (EventReader.read(headers, record.value())) {
            case EventReader.ParsedEvent.Known known ->
                Optional.of(known.envelope().event());
            case EventReader.ParsedEvent.Unknown unknown -> throw new AssertionError(unknown);
            case EventReader.ParsedEvent.Malformed malformed -> throw new AssertionError(malformed);
        };
    }
}
