package io.latchkey.account.registry;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an account is proved with; prints masked.
 *
 * @param version raised by whatever makes older sessions worthless
 * @param hash encoded Argon2id; null until a password is set
 * @param link the link request that set it; null when none did
 */
public record Credential(
        long version,
        @Nullable String hash,
        @Nullable Instant since,
        @Nullable UUID link) {

    static final Credential NONE = new Credential(0, null, null, null);

    /** The same, with a version that leaves older sessions behind. */
    Credential raised() {
        return new Credential(version + 1, hash, since, link);
    }

    @Override
    public String toString() {
        return "Credential[version=" + version + ", set=" + (hash != null) + "]";
    }
}
