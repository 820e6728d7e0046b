package io.latchkey.demo;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.TopicAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is published on every topic from the moment it was opened, and tells what concerns the account. */
final class EventWatcher implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final DemoPrinter narrator;

    private EventWatcher(KafkaConsumer<byte[], byte[]> consumer, DemoPrinter narrator) {
        this.consumer = consumer;
        this.narrator = narrator;
    }

    static EventWatcher open(String bootstrap, DemoPrinter narrator) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "enable.auto.commit", "false", "default.api.timeout.ms", "8000");
        var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = new ArrayList<>();
            for (var topic : EventTopics.ALL) {
                consumer.partitionsFor(topic.name())
                        .forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);
            return new EventWatcher(consumer, narrator);
        } catch (KafkaException e) {
            consumer.close();
            throw new DemoFailure("no Kafka at " + bootstrap + "; is the stack running? infra/up starts it");
        }
    }

    /** Tells the account's events as they come, until each of the expected ones has. */
    void awaitEvents(UUID account, List<ExpectedEvent> expected) {
        var missing = new ArrayList<>(expected);
        long end = System.nanoTime() + ValueWaiter.LONGEST.toNanos();
        while (!missing.isEmpty()) {
            if (System.nanoTime() > end) {
                throw new DemoFailure("these events did not come: "
                        + String.join(
                                ", ", missing.stream().map(ExpectedEvent::name).toList()));
            }
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                if (record.value() != null) {
                    readRecord(record, account, missing);
                }
            }
        }
    }

    private void readRecord(ConsumerRecord<byte[], byte[]> record, UUID account, List<ExpectedEvent> missing) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        switch (EventReader.read(headers, record.value())) {
            case EventReader.ParsedEvent.Known known -> handleKnown(record, known.envelope(), account, missing);
            case EventReader.ParsedEvent.Unknown unknown -> {} // of a newer version: not for us
            case EventReader.ParsedEvent.Malformed bad ->
                throw new DemoFailure(record.topic() + " holds a record that is no event: " + bad.reason());
        }
    }

    /** Of events that name no account, only an expected one is told: others may belong to another account. */
    private void handleKnown(
            ConsumerRecord<byte[], byte[]> record,
            EventEnvelope<Event> envelope,
            UUID account,
            List<ExpectedEvent> missing) {
        UUID subject = envelope.event().accountId();
        if (subject != null && !subject.equals(account)) {
            return;
        }
        if (!isSigned(record)) {
            narrator.printForged(record.topic(), envelope);
            return;
        }
        boolean wanted = missing.removeIf(one -> one.matches().test(envelope.event()));
        if (wanted || subject != null) {
            narrator.printEvent(record.topic(), envelope, new String(record.value(), StandardCharsets.UTF_8));
        }
    }

    /** Whether it bears a MAC, where readers want one; whose it is, they alone can tell. */
    private static boolean isSigned(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (MacHeader.isMacHeader(header.key())) {
                return true;
            }
        }
        return TopicAccess.readersOf(record.topic()).isEmpty();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
