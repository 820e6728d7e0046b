package io.latchkey.account.throttle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one attempt is counted in. */
public record ThrottleBucket(Kind kind, String key) {

    /**
     * The bucket of a password typed at the sign-in form: a known browser has one of its own, so that guesses made
     * elsewhere do not keep the holder out of it.
     *
     * @param device digest of the known browser; null when it is not known
     */
    public static ThrottleBucket forSignIn(String addressDigest, @Nullable String device) {
        return device == null
                ? new ThrottleBucket(Kind.ADDRESS, addressDigest)
                : new ThrottleBucket(Kind.DEVICE, addressDigest + "/" + device);
    }

    /** Where an attempt came from. */
    public static ThrottleBucket forNetwork(String networkDigest) {
        return new ThrottleBucket(Kind.NETWORK, networkDigest);
    }

    /** Codes of an account; those of a known browser apart, for the same reason. */
    public static ThrottleBucket forCodes(UUID accountId, @Nullable String device) {
        return new ThrottleBucket(Kind.ACCOUNT_CODE, device == null ? accountId.toString() : accountId + "/" + device);
    }

    /** Passwords that a signed-in person types once more. */
    public static ThrottleBucket forSession(UUID accountId) {
        return new ThrottleBucket(Kind.SIGNED_IN, accountId.toString());
    }

    /** What failures are counted by. */
    public enum Kind {
        /** The address typed, known or not. */
        ADDRESS,
        /** The address typed, in a browser that its holder has signed in with before. */
        DEVICE,
        /** Where it came from. */
        NETWORK,
        /** One-time passwords and recovery codes of an account. */
        ACCOUNT_CODE,
        /** Passwords typed in a session. */
        SIGNED_IN
    }
}
