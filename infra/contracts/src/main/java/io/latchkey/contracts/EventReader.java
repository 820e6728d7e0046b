package io.latchkey.contracts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a record's headers and value back into an event; never throws for what stands in them. */
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
        Event event = EventDataReader.readData(value, known.get());
        headers.checkAgainstData(id, event);
        return new ParsedEvent.Known(new EventEnvelope<>(id, source, time, headers.readTraceparent(), event));
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
