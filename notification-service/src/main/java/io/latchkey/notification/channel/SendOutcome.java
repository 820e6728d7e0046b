package io.latchkey.notification.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a send went; whether it may be repeated is in the type. */
public sealed interface SendOutcome {

    /** The provider took it. */
    record Accepted(int status, @Nullable String messageId) implements SendOutcome {}

    /**
     * Surely not taken, and worth another try.
     *
     * @param status null where there was no answer
     * @param retryAfter the provider's wish, where it has one
     */
    record TryLater(
            @Nullable Integer status,
            @Nullable Duration retryAfter,
            @Nullable String words) implements SendOutcome {}

    /** Refused for good. */
    record Refused(int status, @Nullable String words) implements SendOutcome {}

    /** The body may have arrived; the answer did not. */
    record InDoubt(@Nullable String words) implements SendOutcome {}
}
