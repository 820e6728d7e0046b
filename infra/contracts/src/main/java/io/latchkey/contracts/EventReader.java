package io.latchkey.contracts;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/**
 * Reads a record's headers and value back into an event; never throws for what stands in them, and says what is wrong in
 * our own words, by field where it can.
 */
public final class EventReader {

    private EventReader() {}

    /**
     * @param headers header name to bytes; of a repeated name, the last
     * @param value the record's value; null is malformed here (tombstones are the caller's)
     */
    public static ParsedEvent read(Map<String, byte[]> headers, byte @Nullable [] value) {
        try {
            return read(new EventHeaderReader(headers), value);
        } catch (InvalidEventException e) {
            return new ParsedEvent.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ParsedEvent read(EventHeaderReader headers, byte @Nullable [] value) {
        String type = headers.readType();
        var known = EventTypes.findByType(type);
        if (known.isEmpty()) {
            return new ParsedEvent.Unknown(type);
        }
        headers.checkFixedHeaders(known.get());
        UUID id = headers.readId();
        Instant time = headers.readTime();
        String source = headers.readSource();
        Event event = readData(value, known.get());
        headers.checkAgainstData(id, event);
        return new ParsedEvent.Known(new EventEnvelope<>(id, source, time, headers.readTraceparent(), event));
    }

    private static <E extends Event> E readData(byte @Nullable [] value, Class<E> type) {
        if (value == null || value.length == 0) {
            throw new InvalidEventException("the value is empty");
        }
        String json = EventJson.decodeUtf8(value);
        if (json == null) {
            throw new InvalidEventException("the value is not UTF-8");
        }
        try {
            E event = EventJson.fromJson(json, type);
            if (event == null) {
                throw new InvalidEventException("the value is null");
            }
            return event;
        } catch (DatabindException e) {
            throw new InvalidEventException(describeFailure(e, type));
        } catch (JacksonException e) {
            throw new InvalidEventException("the value is not JSON");
        }
    }

    private static String describeFailure(DatabindException e, Class<?> type) {
        Set<String> ours = fieldNames(type);
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null && ours.contains(name))
                .findFirst()
                .map(name -> "field " + name + " is missing or not of its type")
                .orElseGet(() -> describeRootCause(e, type));
    }

    private static String describeRootCause(DatabindException e, Class<?> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidEventException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "the value is not the JSON of " + type.getSimpleName();
    }

    /** Names that we gave: a path may also hold a name that the sender made up. */
    private static Set<String> fieldNames(Class<?> type) {
        return Stream.of(type, EmailStep.class)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** What a record turned out to be. */
    public sealed interface ParsedEvent {

        /** An event this version knows. */
        record Known(EventEnvelope<Event> envelope) implements ParsedEvent {}

        /** A well-formed event of a type this version does not know: pass it over and count it. */
        record Unknown(String type) implements ParsedEvent {}

        /** Not an event: a dead letter. The reason is in our own words and never holds content. */
        record Malformed(String reason) implements ParsedEvent {}
    }
}
