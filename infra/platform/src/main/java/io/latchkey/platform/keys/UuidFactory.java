package io.latchkey.platform.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.codec.StandardBinaryCodec;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one source and the one reader of identifiers: UUIDv7 (RFC 9562), ascending within a process. */
public final class UuidFactory {

    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private UuidFactory() {}

    public static UUID nextUuid() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The 16 bytes of RFC 9562, most significant first. */
    public static byte[] toBytes(UUID id) {
        return StandardBinaryCodec.INSTANCE.encode(id);
    }

    /** Reads the 36 characters of RFC 9562; empty for anything else, which {@code UUID.fromString} would partly take. */
    public static Optional<UUID> parseUuid(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
