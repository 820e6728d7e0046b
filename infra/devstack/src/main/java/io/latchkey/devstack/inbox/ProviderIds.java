package io.latchkey.devstack.inbox;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes ids in SendGrid's form: 16 random bytes, base64url, 22 characters. */
final class ProviderIds {

    private final RandomGenerator random;

    ProviderIds(RandomGenerator random) {
        this.random = random;
    }

    String next() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
