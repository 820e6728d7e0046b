package io.latchkey.notification.accessrequest;

import java.time.Instant;
import java.util.UUID;

/**
 * A request for an account that executives have to be told of.
 *
 * @param eventId {@code ce_id} of the event that says so
 * @param requestId several events have the same one where the requester replaced their message
 */
record PendingAccessRequest(UUID eventId, UUID requestId, Instant requestedAt) {}
