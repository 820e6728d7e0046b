package io.latchkey.messaging.outbox;

import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as a row of the outbox: the arguments of {@code outbox_append}, in its order.
 *
 * @param eventId {@code ce_id}
 * @param headers a JSON object of strings
 * @param payload the event's JSON; null is a tombstone
 */
public record OutboxRecord(
        UUID eventId,
        String topic,
        String key,
        String headers,
        @Nullable String payload) {

    /** The row of an event. */
    public static OutboxRecord fromEnvelope(EventEnvelope<?> envelope) {
        return new OutboxRecord(
                envelope.id(),
                EventTopics.topicOf(envelope.event()).name(),
                envelope.recordKey().toString(),
                HeaderJson.toJson(EventHeaders.fromEnvelope(envelope)),
                new String(EventJson.toBytes(envelope.event()), StandardCharsets.UTF_8));
    }

    /** The JSON's bytes, UTF-8; null for a tombstone. */
    public byte @Nullable [] payloadBytes() {
        return payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
    }

    static OutboxRecord forTombstone(Topic topic, UUID key, String traceparent) {
        return new OutboxRecord(
                UuidFactory.nextUuid(),
                topic.name(),
                key.toString(),
                HeaderJson.toJson(Map.of(EventHeaders.TRACEPARENT, traceparent)),
                null);
    }

    /** Masked: the payload of a profile is a person's. */
    @Override
    public String toString() {
        return "OutboxRecord[" + topic + " " + eventId + "]";
    }
}
