package io.latchkey.notification.audit;

import java.time.Instant;
import java.util.UUID;

/**
 * One deed.
 *
 * @param by the operator's account
 * @param target what it was done to: an id, a letter's place, a channel
 * @param reason in the operator's words; empty where none is asked for
 */
public record AuditEntry(UUID id, Instant at, UUID by, AuditAction deed, String target, String reason) {}
