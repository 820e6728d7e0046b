package io.latchkey.platform.keys;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The one source of identifiers: UUIDv7 (RFC 9562), ascending within a process. */
public final class UuidFactory {

    private UuidFactory() {}

    public static UUID nextUuid() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
