package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Anything Latchkey publishes; its Java type decides the CloudEvents type, the topic and the key. */
public sealed interface Event
        permits AccountFact, AccountProfile, AccountState, SecurityEvent, EmailEvent, SuppressionEvent {

    /** The account the event is about; null only for security events of an address that has no account. */
    @Nullable
    UUID accountId();

    /** When it happened, by the writer's clock, UTC. */
    Instant at();
}
