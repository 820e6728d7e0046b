package io.latchkey.devstack.demo;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody has to remember. */
final class Passwords {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    static String next() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
