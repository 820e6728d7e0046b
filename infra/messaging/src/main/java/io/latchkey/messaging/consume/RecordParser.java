package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.messaging.consume.ParsedRecord.Malformed;
import io.latchkey.messaging.consume.ParsedRecord.Unauthentic;
import io.latchkey.messaging.consume.ParsedRecord.Unconcerning;
import io.latchkey.messaging.consume.ParsedRecord.Unknown;
import io.latchkey.messaging.consume.ParsedRecord.Usable;
import io.latchkey.messaging.recordmac.RecordVerifier;
import io.latchkey.messaging.recordmac.VerificationResult;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Turns records into what a handler takes; never throws for what stands in them. */
final class RecordParser {

    private final Topic topic;
    private final Set<String> passedOver;
    private final RecordVerifier verifier;
    private final ConsumerMetrics metrics;

    /** @throws IllegalStateException when the writers of the topic do not sign for this service */
    RecordParser(TopicSubscription subscription, RecordVerifier verifier, ConsumerMetrics metrics) {
        this.topic = subscription.topic();
        this.passedOver = subscription.passedOver();
        verifier.requireSignedFor(topic);
        this.verifier = verifier;
        this.metrics = metrics;
    }

    /** Nothing of a record is parsed before it is known whose it is. */
    ParsedRecord parseRecord(ConsumerRecord<byte[], byte[]> found) {
        return switch (verifier.verifyRecord(topic, found)) {
            case VerificationResult.NotAuthentic refused -> new Unauthentic(found, refused.words());
            case VerificationResult.Authentic authentic -> parseTrusted(found);
            case VerificationResult.Unsigned unsigned -> {
                metrics.countUnsigned(topic.name());
                yield parseTrusted(found);
            }
        };
    }

    private ParsedRecord parseTrusted(ConsumerRecord<byte[], byte[]> found) {
        if (found.value() == null && topic.kept() instanceof Topic.Retention.Compacted) {
            return parseTombstone(found);
        }
        if (!passedOver.isEmpty() && passedOver.contains(typeOf(found))) {
            return new Unconcerning(found);
        }
        return switch (EventReader.read(toHeaderMap(found), found.value())) {
            case EventReader.ParsedEvent.Known known -> checkEvent(found, known.envelope());
            case EventReader.ParsedEvent.Unknown unknown -> new Unknown(found);
            case EventReader.ParsedEvent.Malformed malformed -> Malformed.inWords(found, malformed.reason());
        };
    }

    private ParsedRecord parseTombstone(ConsumerRecord<byte[], byte[]> found) {
        UUID key = parseKey(found);
        if (EventTopics.NOBODY.equals(key)) {
            return new Unknown(found);
        }
        return key == null
                ? Malformed.inWords(found, "the key is not an id")
                : new Usable(found, new InboundRecord.Tombstone(topic, key));
    }

    private ParsedRecord checkEvent(ConsumerRecord<byte[], byte[]> found, EventEnvelope<Event> envelope) {
        if (!EventTopics.topicOf(envelope.event()).equals(topic)) {
            return Malformed.inWords(found, "an event of another topic");
        }
        if (!envelope.recordKey().equals(parseKey(found))) {
            return Malformed.inWords(found, "the key is not the event's");
        }
        return new Usable(found, new InboundRecord.EventRecord(envelope));
    }

    private static @Nullable UUID parseKey(ConsumerRecord<byte[], byte[]> found) {
        return found.key() == null
                ? null
                : UuidFactory.parseUuid(new String(found.key(), StandardCharsets.US_ASCII))
                        .orElse(null);
    }

    private static String typeOf(ConsumerRecord<byte[], byte[]> found) {
        Header type = found.headers().lastHeader(EventHeaders.TYPE);
        return type == null || type.value() == null ? "" : new String(type.value(), StandardCharsets.UTF_8);
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
