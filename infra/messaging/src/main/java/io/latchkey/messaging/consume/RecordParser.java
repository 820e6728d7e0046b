package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.consume.ParsedRecord.Malformed;
import io.latchkey.messaging.consume.ParsedRecord.Unknown;
import io.latchkey.messaging.consume.ParsedRecord.Usable;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Turns records into what a handler takes; never throws for what stands in them. */
final class RecordParser {

    private final Topic topic;

    RecordParser(Topic topic) {
        this.topic = topic;
    }

    ParsedRecord parseRecord(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null && topic.kept() instanceof Topic.Retention.Compacted) {
            return parseTombstone(found);
        }
        return switch (EventReader.read(toHeaderMap(found), found.value())) {
            case EventReader.ParsedEvent.Known known -> checkEvent(found, known.envelope());
            case EventReader.ParsedEvent.Unknown unknown -> new Unknown(found);
            case EventReader.ParsedEvent.Malformed malformed -> toMalformed(found, malformed.reason());
        };
    }

    private ParsedRecord parseTombstone(ConsumerRecord<byte[], byte[]> found) {
        UUID key = parseKey(found);
        if (EventTopics.NOBODY.equals(key)) {
            return new Unknown(found);
        }
        return key == null
                ? toMalformed(found, "the key is not an id")
                : new Usable(found, new InboundRecord.Tombstone(topic, key));
    }

    private ParsedRecord checkEvent(ConsumerRecord<byte[], byte[]> found, EventEnvelope<Event> envelope) {
        if (!EventTopics.topicOf(envelope.event()).equals(topic)) {
            return toMalformed(found, "an event of another topic");
        }
        if (!envelope.recordKey().equals(parseKey(found))) {
            return toMalformed(found, "the key is not the event's");
        }
        return new Usable(found, new InboundRecord.EventRecord(envelope));
    }

    /** The cause begins with a class, as that of every dead letter. */
    private static Malformed toMalformed(ConsumerRecord<byte[], byte[]> found, String words) {
        return new Malformed(found, Malformed.class.getSimpleName() + ": " + words);
    }

    private static @Nullable UUID parseKey(ConsumerRecord<byte[], byte[]> found) {
        return found.key() == null
                ? null
                : UuidFactory.parseUuid(new String(found.key(), StandardCharsets.US_ASCII))
                        .orElse(null);
    }

    private static Map<String, byte[]> toHeaderMap(ConsumerRecord<byte[], byte[]> found) {
        var headers = new HashMap<String, byte[]>();
        for (Header header : found.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), header.value());
            }
        }
        return headers;
    }
}
