package io.latchkey.notification.accessrequest;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for an account.
 *
 * @param eventId {@code ce_id} of the event that says so
 * @param requestId what was asked for; several events where the words were replaced
 */
public record PendingAccessRequest(UUID eventId, UUID requestId, Instant requestedAt) {}
