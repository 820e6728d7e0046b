package io.latchkey.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How a place in a list is written for who asks for the next page: a few numbers, and a mark of the list that they belong
 * to, so that the cursor of one list is none of another. Not secret and not signed: it opens nothing that its reader may
 * not see anyway.
 *
 * @param list its name, never shown
 * @param numbers how many there are
 */
public record PageCursor(String list, int numbers) {

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** URL-safe, always of the same length for a list. */
    public String format(long... parts) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Integer.BYTES + numbers * Long.BYTES).putInt(mark());
        for (long part : parts) {
            bytes.putLong(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads what {@link #format} gave for this list, in its one spelling; anything else is empty. */
    public Optional<long[]> parse(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            if (bytes.remaining() != Integer.BYTES + numbers * Long.BYTES || bytes.getInt() != mark()) {
                return Optional.empty();
            }
            long[] parts = new long[numbers];
            bytes.asLongBuffer().get(parts);
            return format(parts).equals(text) ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public static long fromTime(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** Empty for a time at which nothing here can have happened; PostgreSQL knows no year beyond 294276. */
    public static Optional<Instant> toTime(long micros) {
        return micros > 0 && micros < fromTime(LATEST)
                ? Optional.of(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
                : Optional.empty();
    }

    private int mark() {
        var sum = new CRC32();
        sum.update(list.getBytes(StandardCharsets.UTF_8));
        return (int) sum.getValue();
    }
}
