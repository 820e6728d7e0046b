package io.latchkey.testkit;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventReader;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.EventTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Holds each record that a test sees against the contract: headers, key, topic, and the value's JSON Schema. */
public final class SchemaCheck {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<Class<? extends Event>, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private SchemaCheck() {}

    /** @throws AssertionError naming everything that is wrong with the record; a tombstone of a compacted topic passes */
    public static void verify(
            String topic, byte @Nullable [] key, Map<String, byte[]> headers, byte @Nullable [] value) {
        var wrong = findViolations(topic, key, headers, value);
        if (!wrong.isEmpty()) {
            throw new AssertionError("a record of " + topic + " breaks the contract: " + wrong);
        }
    }

    /** What is wrong with the record, in words without content; empty when nothing is. */
    public static List<String> findViolations(
            String topic, byte @Nullable [] key, Map<String, byte[]> headers, byte @Nullable [] value) {
        if (value == null && isCompacted(topic)) {
            return List.of();
        }
        return switch (EventReader.read(headers, value)) {
            case EventReader.ParsedEvent.Malformed malformed -> List.of(malformed.reason());
            case EventReader.ParsedEvent.Unknown unknown -> List.of("nobody publishes a type " + unknown.type());
            case EventReader.ParsedEvent.Known known ->
                findViolations(topic, key, headers, known.envelope(), Objects.requireNonNull(value));
        };
    }

    private static List<String> findViolations(
            String topic,
            byte @Nullable [] key,
            Map<String, byte[]> headers,
            EventEnvelope<Event> event,
            byte[] value) {
        var wrong = new ArrayList<String>();
        if (!EventTopics.topicOf(event.event()).name().equals(topic)) {
            wrong.add("the event belongs to another topic");
        }
        if (key == null || !event.recordKey().toString().equals(new String(key, StandardCharsets.UTF_8))) {
            wrong.add("the key is not " + event.recordKey());
        }
        EventHeaders.fromEnvelope(event).forEach((name, expected) -> {
            byte[] actual = headers.get(name);
            if (actual == null || !expected.equals(new String(actual, StandardCharsets.UTF_8))) {
                wrong.add("header " + name + " is missing or not as written");
            }
        });
        if (event.id().version() != 7) {
            wrong.add("ce_id is not a UUIDv7");
        }
        findSchema(event.event().getClass())
                .validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON)
                .forEach(error -> wrong.add(describeError(error)));
        return wrong;
    }

    private static String describeError(Error error) {
        return "the schema's " + error.getKeyword() + " at " + error.getInstanceLocation();
    }

    private static boolean isCompacted(String topic) {
        return List.of(EventTopics.ACCOUNT_PROFILES.name(), EventTopics.ACCOUNT_STATE.name())
                .contains(topic);
    }

    private static Schema findSchema(Class<? extends Event> type) {
        return SCHEMAS.computeIfAbsent(type, SchemaCheck::loadSchema);
    }

    private static Schema loadSchema(Class<? extends Event> type) {
        try (InputStream stream = Event.class.getResourceAsStream(EventTypes.schemaResource(type))) {
            return REGISTRY.getSchema(Objects.requireNonNull(stream, "no schema"), InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
