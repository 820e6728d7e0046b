package io.latchkey.notification.operator;

import java.time.Instant;
import java.util.UUID;

/**
 * What an operator did once.
 *
 * @param by the operator's account
 * @param target what it was done to: an id, a dead letter's position, a channel
 * @param reason as the operator wrote it; empty where none is required
 */
public record AuditEntry(UUID id, Instant at, UUID by, AuditAction deed, String target, String reason) {}
