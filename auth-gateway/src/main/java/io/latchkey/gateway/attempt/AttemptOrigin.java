package io.latchkey.gateway.attempt;

import org.jspecify.annotations.Nullable;

/**
 * What an attempt is counted by; holds digests alone.
 *
 * @param networkLimited false for a network that limits per network leave alone
 * @param device of a browser the holder has signed in with before; null for any other
 */
public record AttemptOrigin(
        String addressDigest,
        String networkDigest,
        boolean networkLimited,
        @Nullable String device) {}
