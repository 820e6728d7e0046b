package io.latchkey.gateway.directory;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A place in the list of accounts, newest first; opaque to whoever carries it from page to page. */
public record AccountCursor(Instant createdAt, UUID accountId) {
    private static final int BYTES = 24;

    /** Reads what {@link #toText()} gave; anything else is empty. */
    public static Optional<AccountCursor> fromText(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Instant createdAt = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
            AccountCursor position = new AccountCursor(createdAt, new UUID(buffer.getLong(), buffer.getLong()));
            // PostgreSQL knows no year beyond 294276; nothing here was created in such a one.
            return position.toText().equals(text) && isPlausibleTime(createdAt)
                    ? Optional.of(position)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** URL-safe, 32 characters. */
    public String toText() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean isPlausibleTime(Instant time) {
        return time.isAfter(Instant.EPOCH) && time.isBefore(Instant.parse("9999-12-31T00:00:00Z"));
    }
}
