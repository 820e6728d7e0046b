package io.latchkey.notification.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How many records of a dead-letter topic wait for a decision, and since when. */
public record DeadLetterCount(
        String topic, long open, long parked, @Nullable Instant oldest) {}
