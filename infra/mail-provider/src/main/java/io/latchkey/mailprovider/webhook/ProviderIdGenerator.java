package io.latchkey.mailprovider.webhook;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes ids in SendGrid's form: 16 random bytes, base64url, 22 characters. */
public final class ProviderIdGenerator {

    private final RandomGenerator random;

    public ProviderIdGenerator(RandomGenerator random) {
        this.random = random;
    }

    public String nextId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
