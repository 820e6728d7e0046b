package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.Kept;
import io.latchkey.contracts.ReadEvent;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.Topics;
import io.latchkey.messaging.consume.ReadRecord.Malformed;
import io.latchkey.messaging.consume.ReadRecord.Unknown;
import io.latchkey.messaging.consume.ReadRecord.Usable;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Turns records into what a handler takes; never throws for what stands in them. */
final class RecordReader {

    private final Map<String, Topic> topics;

    RecordReader(Collection<Topic> topics) {
        this.topics = topics.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    }

    ReadRecord read(ConsumerRecord<byte[], byte[]> found) {
        Topic topic = Objects.requireNonNull(topics.get(found.topic()));
        if (found.value() == null && topic.kept() instanceof Kept.Compacted) {
            return tombstone(found, topic);
        }
        return switch (EventReader.read(headers(found), found.value())) {
            case ReadEvent.Known known -> known(found, known.envelope());
            case ReadEvent.Unknown unknown -> new Unknown(found);
            case ReadEvent.Malformed malformed -> malformed(found, malformed.reason());
        };
    }

    private static ReadRecord tombstone(ConsumerRecord<byte[], byte[]> found, Topic topic) {
        UUID key = key(found);
        if (Topics.NOBODY.equals(key)) {
            return new Unknown(found);
        }
        return key == null
                ? malformed(found, "the key is not an id")
                : new Usable(found, new Received.Tombstone(topic, key));
    }

    private static ReadRecord known(ConsumerRecord<byte[], byte[]> found, EventEnvelope<Event> envelope) {
        if (!Topics.of(envelope.event()).name().equals(found.topic())) {
            return malformed(found, "an event of another topic");
        }
        if (!envelope.key().equals(key(found))) {
            return malformed(found, "the key is not the event's");
        }
        return new Usable(found, new Received.Of(envelope));
    }

    /** The cause begins with a class, as that of every dead letter. */
    private static Malformed malformed(ConsumerRecord<byte[], byte[]> found, String words) {
        return new Malformed(found, Malformed.class.getSimpleName() + ": " + words);
    }

    private static @Nullable UUID key(ConsumerRecord<byte[], byte[]> found) {
        // Without the check of length, UUID.fromString would take "1-1-1-1-1".
        if (found.key() == null || found.key().length != 36) {
            return null;
        }
        try {
            return UUID.fromString(new String(found.key(), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Map<String, byte[]> headers(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, byte[]>();
        for (Header header : found.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return headers;
    }
}
