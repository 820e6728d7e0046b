package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An attempt was not even looked at; the next is looked at from {@code until}. */
public record SignInThrottled(
        @Nullable UUID accountId, String addressDigest, String networkDigest, Instant until, Instant at)
        implements SecurityEvent {

    public SignInThrottled {
        Fields.digest(addressDigest, "addressDigest");
        Fields.digest(networkDigest, "networkDigest");
        Fields.present(until, "until");
        Fields.present(at, "at");
    }
}
