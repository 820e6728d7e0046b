package io.latchkey.contracts.internal;

/**
 * A browser that was made known for an address, as its mark says. Whether it still is, account-service decides: only a
 * mark of the account's present credential version counts.
 *
 * @param digest what the browser is counted by
 * @param credentialVersion of the credential that the mark was made under
 * @param factorProved whether the holder had proved the second factor, too, when the mark was made
 */
public record KnownDevice(String digest, long credentialVersion, boolean factorProved) {

    public KnownDevice {
        MessageFields.requireDigests(digest);
        if (credentialVersion < 0) {
            throw new IllegalArgumentException("a credential version is not negative");
        }
    }
}
