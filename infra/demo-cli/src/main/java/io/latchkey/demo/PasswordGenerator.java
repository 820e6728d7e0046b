package io.latchkey.demo;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody has to remember. */
final class PasswordGenerator {

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordGenerator() {}

    static String nextPassword() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
