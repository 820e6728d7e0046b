package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.Sha256Digest;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A code on paper for a lost phone: 25 random characters of Crockford's base 32, 125 bits, so that a plain digest keeps
 * it (ASVS 5.0, 6.5.2).
 */
final class RecoveryCodeFormat {

    private static final int LENGTH = 25;
    private static final int GROUP = 5;

    private RecoveryCodeFormat() {}

    /** A new one, in groups of five. */
    static SecretValue generateCode(SecureRandom random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "");
            code.append(CrockfordText.ALPHABET.charAt(random.nextInt(CrockfordText.ALPHABET.length())));
        }
        return new SecretValue(code.toString());
    }

    /** SHA-256 in hex of what was typed, whatever its case, blanks and dashes; empty when it cannot be a code. */
    static Optional<String> digestTyped(SecretValue typed) {
        return CrockfordText.readTyped(typed, LENGTH).map(Sha256Digest::computeHex);
    }
}
