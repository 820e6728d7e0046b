package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;

/** Somebody proved they are the holder and got a session. */
public record SignInSucceeded(
        UUID accountId, SignInFactor factor, String addressDigest, String networkDigest, Instant at)
        implements SecurityEvent {

    public SignInSucceeded {
        Fields.present(accountId, "accountId");
        Fields.present(factor, "factor");
        Fields.digest(addressDigest, "addressDigest");
        Fields.digest(networkDigest, "networkDigest");
        Fields.present(at, "at");
    }
}
