package io.latchkey.gateway.history;

import io.latchkey.platform.keys.UuidFactory;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the history of one account, newest first; opaque to whoever carries it from page to page. */
public record HistoryCursor(UUID accountId, long position) {
    private static final int BYTES = 3 * Long.BYTES;

    /** Reads what {@link #toText()} gave for this account; anything else is empty. */
    public static Optional<HistoryCursor> fromText(UUID accountId, String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var cursor = new HistoryCursor(accountId, ByteBuffer.wrap(bytes).getLong(BYTES - Long.BYTES));
            return cursor.position > 0 && cursor.toText().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** URL-safe, 32 characters. */
    public String toText() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(UuidFactory.toBytes(accountId))
                .putLong(position)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
