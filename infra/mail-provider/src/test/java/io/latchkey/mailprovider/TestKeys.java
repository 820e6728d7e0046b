package io.latchkey.mailprovider;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A webhook key in the form that the environment has it. */
final class TestKeys {

    static final String PRIVATE = generate();

    private TestKeys() {}

    private static String generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no elliptic curves", e);
        }
    }
}
