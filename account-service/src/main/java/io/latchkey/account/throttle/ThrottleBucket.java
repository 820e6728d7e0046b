package io.latchkey.account.throttle;

import io.latchkey.contracts.internal.SignInOperation.KnownDevice;
import java.util.UUID;

/** What one attempt is counted in; which attempts ask which, in what order: infra/docs/adr/0019-guesses.md. */
public record ThrottleBucket(Kind kind, String key) {

    /** Passwords of an address in a row, typed in browsers that are not known. */
    public static ThrottleBucket forConsecutive(String addressDigest) {
        return new ThrottleBucket(Kind.CONSECUTIVE, addressDigest);
    }

    /** Passwords of an address, typed in browsers that are not known. */
    public static ThrottleBucket forAddress(String addressDigest) {
        return new ThrottleBucket(Kind.ADDRESS, addressDigest);
    }

    /** Passwords of an address, typed in one known browser: guesses made elsewhere do not keep the holder out of it. */
    public static ThrottleBucket forDevice(String addressDigest, KnownDevice device) {
        return new ThrottleBucket(Kind.DEVICE, addressDigest + "/" + device.digest());
    }

    /** Where an attempt came from. */
    public static ThrottleBucket forNetwork(String networkDigest) {
        return new ThrottleBucket(Kind.NETWORK, networkDigest);
    }

    /** Codes of an account, wherever they are typed. */
    public static ThrottleBucket forCodes(UUID accountId) {
        return new ThrottleBucket(Kind.ACCOUNT_CODE, accountId.toString());
    }

    /**
     * Codes of an account that one known browser may try besides. All that are known by links share one bucket: else
     * whoever reads the mailbox bought guesses at the second factor with each link.
     */
    public static ThrottleBucket forDeviceCodes(UUID accountId, KnownDevice device) {
        String browser = device.factorProved() ? device.digest() : "link";
        return new ThrottleBucket(Kind.DEVICE_CODE, accountId + "/" + browser);
    }

    /** Passwords that a signed-in person types once more. */
    public static ThrottleBucket forSession(UUID accountId) {
        return new ThrottleBucket(Kind.SIGNED_IN, accountId.toString());
    }

    /** Passwords that a link is presented with again after it was used. */
    public static ThrottleBucket forUsedLink(UUID requestId) {
        return new ThrottleBucket(Kind.LINK, requestId.toString());
    }

    /** What failures are counted by. */
    public enum Kind {
        /** The address typed, known or not, until somebody proves it. */
        CONSECUTIVE,
        /** The address typed, known or not. */
        ADDRESS,
        /** The address typed, in a browser that is known as its holder's. */
        DEVICE,
        /** Where it came from. */
        NETWORK,
        /** One-time passwords and recovery codes of an account. */
        ACCOUNT_CODE,
        /** The same, typed in a browser that is known as its holder's, when the account's are spent. */
        DEVICE_CODE,
        /** Passwords typed in a session. */
        SIGNED_IN,
        /** Passwords typed with a link that was used. */
        LINK
    }
}
