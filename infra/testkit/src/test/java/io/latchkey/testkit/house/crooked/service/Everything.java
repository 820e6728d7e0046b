package io.latchkey.testkit.house.crooked.service;

import io.latchkey.stack.process.LoopbackPorts;
import jakarta.annotation.Resource;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Breaks the laws that a single type can break. */
final class Everything {

    @Resource
    private @Nullable String injected;

    void setInjected(String value) {
        injected = value;
    }

    @Nullable
    String read() {
        return injected;
    }

    Instant now() {
        return Instant.now();
    }

    UUID random() {
        return UUID.randomUUID();
    }

    int reachingIntoWhatIsForTests() {
        return LoopbackPorts.findFree();
    }

    /** An interface with a single implementation. */
    interface Lonely {}

    /** The single implementation. */
    record Only() implements Lonely {}
}
