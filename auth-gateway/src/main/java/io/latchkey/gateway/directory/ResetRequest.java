package io.latchkey.gateway.directory;

import io.latchkey.contracts.EmailAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a link for an address, whoever has it.
 *
 * @param traceparent of what caused it
 */
public record ResetRequest(
        UUID requestId,
        EmailAddress address,
        String addressDigest,
        String networkDigest,
        Instant at,
        String traceparent) {}
