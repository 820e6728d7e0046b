package io.latchkey.messaging;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** The one source of identifiers: UUIDv7 (RFC 9562), ascending within a process. */
public final class Identifiers {

    private Identifiers() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
