package io.latchkey.notification.running;

import io.latchkey.contracts.EmailEvent;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SuppressionEvent.AddressSuppressed;
import io.latchkey.contracts.SuppressionEvent.SuppressionLifted;
import io.latchkey.testkit.SchemaCheck;
import io.latchkey.testkit.TestKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the journey of every mail from Kafka, each event once, each held against its schema. */
public final class Journeys implements AutoCloseable {

    private final Map<UUID, ConcurrentLinkedQueue<EmailEvent>> byCause = new ConcurrentHashMap<>();
    private final Map<UUID, ConcurrentLinkedQueue<Event>> byAccount = new ConcurrentHashMap<>();
    private final Set<UUID> seen = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> wrong = new ConcurrentLinkedQueue<>();
    private final String bootstrap;
    private final Thread reader;
    private volatile boolean closing;

    public Journeys() {
        this(TestKafka.bootstrapServers());
    }

    Journeys(String bootstrap) {
        this.bootstrap = bootstrap;
        reader = Thread.ofPlatform().name("journeys").daemon().start(this::read);
    }

    /** The steps of one cause's mail so far: type and reason, as {@code EmailBounced:unknown-recipient}. */
    public List<String> of(UUID cause) {
        if (!wrong.isEmpty()) {
            throw new AssertionError("a record that breaks the contract", wrong.peek());
        }
        return steps(cause).stream().map(Journeys::inWords).collect(Collectors.toList());
    }

    /** Everything published about an account so far, in order: the steps of its mails, and {@code SuppressionEvent.SuppressionLifted} and the like. */
    public List<String> ofAccount(UUID account) {
        if (!wrong.isEmpty()) {
            throw new AssertionError("a record that breaks the contract", wrong.peek());
        }
        return byAccount.getOrDefault(account, new ConcurrentLinkedQueue<>()).stream()
                .map(Journeys::inWords)
                .toList();
    }

    public List<EmailEvent> steps(UUID cause) {
        return List.copyOf(byCause.getOrDefault(cause, new ConcurrentLinkedQueue<>()));
    }

    private static String inWords(Event event) {
        String reason =
                switch (event) {
                    case EmailEvent email ->
                        email.step().reason() == null
                                ? ""
                                : ":" + email.step().reason().code();
                    case AddressSuppressed suppressed ->
                        ":" + suppressed.reason().code();
                    case SuppressionLifted lifted -> lifted.by() == null ? "" : ":by-somebody";
                    default -> throw new AssertionError("not an event of this topic: " + event);
                };
        return event.getClass().getSimpleName() + reason;
    }

    private void read() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<PartitionInfo> partitions = List.of();
            while (partitions.isEmpty() && !closing) {
                partitions = consumer.partitionsFor(EventTopics.EMAIL_DELIVERY.name(), Duration.ofSeconds(10));
            }
            var all = partitions.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (!closing) {
                consumer.poll(Duration.ofMillis(50)).forEach(this::take);
            }
        } catch (RuntimeException | AssertionError e) {
            wrong.add(e);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        SchemaCheck.verify(record.topic(), record.key(), headers, record.value());
        if (EventReader.read(headers, record.value()) instanceof EventReader.ParsedEvent.Known known
                && seen.add(known.envelope().id())) {
            Event event = known.envelope().event();
            byAccount
                    .computeIfAbsent(known.envelope().recordKey(), account -> new ConcurrentLinkedQueue<>())
                    .add(event);
            if (event instanceof EmailEvent email) {
                byCause.computeIfAbsent(email.step().causeId(), cause -> new ConcurrentLinkedQueue<>())
                        .add(email);
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
