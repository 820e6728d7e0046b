package io.latchkey.gateway.attempt;

import io.latchkey.contracts.internal.OriginDigests;
import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt is counted by; holds digests alone.
 *
 * @param earlier the two digests under each key but the current one; empty while there is no other
 * @param networkLimited false for a network that limits per network leave alone
 * @param knownDevice a browser with a mark of the address, whose credential account-service checks; null for any other
 */
public record AttemptOrigin(
        String addressDigest,
        String networkDigest,
        List<OriginDigests> earlier,
        boolean networkLimited,
        @Nullable KnownDevice knownDevice) {}
