package io.latchkey.gateway.history;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/** A place in an account's history, newest first; opaque to whoever carries it from page to page. */
public record HistoryCursor(long position) {

    /** Reads what {@link #toText()} gave; anything else is empty. */
    public static Optional<HistoryCursor> fromText(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != Long.BYTES) {
                return Optional.empty();
            }
            var cursor = new HistoryCursor(ByteBuffer.wrap(bytes).getLong());
            return cursor.position > 0 && cursor.toText().equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** URL-safe, 11 characters. */
    public String toText() {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(position).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
