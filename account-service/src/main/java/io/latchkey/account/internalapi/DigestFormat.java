package io.latchkey.account.internalapi;

import java.util.regex.Pattern;

/** The keyed digests that callers send in place of addresses, networks and browsers. */
public final class DigestFormat {

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/=_-]{16,200}");

    private DigestFormat() {}

    /** @throws IllegalArgumentException when it is none; never repeats it */
    public static void requireValid(String value) {
        if (!DIGEST.matcher(value).matches()) {
            throw new IllegalArgumentException("not a digest");
        }
    }
}
