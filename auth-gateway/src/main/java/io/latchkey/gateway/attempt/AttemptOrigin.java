package io.latchkey.gateway.attempt;

import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is counted by; holds digests alone.
 *
 * @param networkLimited false for a network that limits per network leave alone
 * @param knownDevice a browser with a mark of the address, whose credential account-service checks; null for any other
 */
public record AttemptOrigin(
        String addressDigest,
        String networkDigest,
        boolean networkLimited,
        @Nullable KnownDevice knownDevice) {}
