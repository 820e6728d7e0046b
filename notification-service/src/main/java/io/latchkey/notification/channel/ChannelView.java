package io.latchkey.notification.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands, for operators.
 *
 * @param name {@code sendgrid} or {@code smtp}
 * @param breaker in this process; each replica has its own
 * @param restsUntil until when its provider wants no mail; null where it takes some
 * @param paused whether an operator holds it, on every replica
 * @param since when that was last changed; null where nobody ever did
 * @param by who changed it
 * @param reason why it is held
 */
public record ChannelView(
        String name,
        Breaker breaker,
        @Nullable Instant restsUntil,
        boolean paused,
        @Nullable Instant since,
        @Nullable String by,
        @Nullable String reason) {}
