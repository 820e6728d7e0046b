package io.latchkey.gateway.account;

import java.util.Optional;
import java.util.UUID;

/** Reads the id of a session in a form of ours; what is none names nothing. */
final class OwnSessionId {
    private OwnSessionId() {}

    static Optional<UUID> parseId(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
