package io.latchkey.notification.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an operator wants of a channel, since when and why. */
record ChannelHold(
        String channel,
        boolean paused,
        Instant since,
        String by,
        @Nullable String reason) {}
