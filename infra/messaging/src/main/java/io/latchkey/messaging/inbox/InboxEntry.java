package io.latchkey.messaging.inbox;

import java.time.Instant;
import java.util.UUID;

/** An event as the inbox knows it: {@code ce_id} and {@code ce_time}. */
public record InboxEntry(UUID eventId, Instant time) {}
