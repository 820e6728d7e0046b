package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody did not prove it; the caller was told no more than that. */
public record SignInFailed(
        @Nullable UUID accountId, SignInFailure reason, String addressDigest, String networkDigest, Instant at)
        implements SecurityEvent {

    public SignInFailed {
        Fields.present(reason, "reason");
        Fields.digest(addressDigest, "addressDigest");
        Fields.digest(networkDigest, "networkDigest");
        Fields.present(at, "at");
    }
}
