package io.latchkey.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads a record's headers and value back into an event; never throws for what stands in them. */
public final class EventReader {

    private EventReader() {}

    /**
     * @param headers header name to bytes; of a repeated name, the last
     * @param value the record's value; null is malformed here (tombstones are the caller's)
     */
    public static ReadEvent read(Map<String, byte[]> headers, byte @Nullable [] value) {
        String type = text(headers, EventHeaders.TYPE);
        if (type == null) {
            return new ReadEvent.Malformed("header ce_type is missing");
        }
        var known = EventTypes.byType(type);
        if (known.isEmpty()) {
            return new ReadEvent.Unknown(type);
        }
        if (value == null || value.length == 0) {
            return new ReadEvent.Malformed("the value is empty");
        }
        return known(headers, value, known.get());
    }

    private static ReadEvent known(Map<String, byte[]> headers, byte[] value, Class<? extends Event> type) {
        if (!"1.0".equals(text(headers, EventHeaders.SPEC_VERSION))) {
            return new ReadEvent.Malformed("header ce_specversion is not 1.0");
        }
        String source = text(headers, EventHeaders.SOURCE);
        if (source == null) {
            return new ReadEvent.Malformed("header ce_source is missing");
        }
        try {
            UUID id = UUID.fromString(String.valueOf(text(headers, EventHeaders.ID)));
            Instant time = Instant.parse(String.valueOf(text(headers, EventHeaders.TIME)));
            Event event = EventJson.read(value, type);
            return new ReadEvent.Known(
                    new EventEnvelope<>(id, source, time, text(headers, EventHeaders.TRACEPARENT), event));
        } catch (DateTimeParseException e) {
            return new ReadEvent.Malformed("header ce_time is not an ISO 8601 time");
        } catch (IllegalArgumentException e) {
            return new ReadEvent.Malformed("header ce_id is not a UUID");
        } catch (JacksonException e) {
            return new ReadEvent.Malformed("the value is not the JSON of " + type.getSimpleName());
        }
    }

    private static @Nullable String text(Map<String, byte[]> headers, String name) {
        byte[] bytes = headers.get(name);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
