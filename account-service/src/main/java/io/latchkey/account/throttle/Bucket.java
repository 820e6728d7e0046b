package io.latchkey.account.throttle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one attempt is counted in. */
public record Bucket(Kind kind, String key) {

    /**
     * The bucket of a password typed at the sign-in form: a known browser has one of its own, so that nobody else's
     * guesses keep the holder out of it.
     *
     * @param device digest of the known browser; null when it is not known
     */
    public static Bucket signIn(String addressDigest, @Nullable String device) {
        return device == null
                ? new Bucket(Kind.ADDRESS, addressDigest)
                : new Bucket(Kind.DEVICE, addressDigest + "/" + device);
    }

    /** Where an attempt came from. */
    public static Bucket network(String networkDigest) {
        return new Bucket(Kind.NETWORK, networkDigest);
    }

    /** Codes of an account; those of a known browser apart, for the same reason. */
    public static Bucket codes(UUID accountId, @Nullable String device) {
        return new Bucket(Kind.ACCOUNT_CODE, device == null ? accountId.toString() : accountId + "/" + device);
    }

    /** Passwords that a signed-in person types once more. */
    public static Bucket signedIn(UUID accountId) {
        return new Bucket(Kind.SIGNED_IN, accountId.toString());
    }
}
