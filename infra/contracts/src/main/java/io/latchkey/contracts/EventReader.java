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
    public static ReadEvent read(Map<String, byte[]> headers, byte @Nullable [] value) {
        try {
            return read(new ReadHeaders(headers), value);
        } catch (InvalidEvent e) {
            return new ReadEvent.Malformed(String.valueOf(e.getMessage()));
        }
    }

    private static ReadEvent read(ReadHeaders headers, byte @Nullable [] value) {
        String type = headers.type();
        var known = EventTypes.byType(type);
        if (known.isEmpty()) {
            return new ReadEvent.Unknown(type);
        }
        headers.checkFixed(known.get());
        UUID id = headers.id();
        Instant time = headers.time();
        String source = headers.source();
        Event event = EventData.read(value, known.get());
        headers.checkAgainst(id, event);
        return new ReadEvent.Known(new EventEnvelope<>(id, source, time, headers.traceparent(), event));
    }
}
