package io.latchkey.account.signin;

import io.latchkey.account.registry.Facts;
import io.latchkey.contracts.Secret;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says who they are.
 *
 * @param facts of the account that has the address; null when none has
 * @param addressDigest keyed digest of the address, known or not
 * @param networkDigest keyed digest of where it came from
 */
record SignInQuestion(@Nullable Facts facts, Secret password, String addressDigest, String networkDigest) {

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/=_-]{16,200}");

    SignInQuestion {
        Objects.requireNonNull(password, "password");
        digest(addressDigest);
        digest(networkDigest);
    }

    private static void digest(String value) {
        if (!DIGEST.matcher(value).matches()) {
            throw new IllegalArgumentException("not a digest");
        }
    }
}
