package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.Sha256Digest;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A code on paper for a lost phone: 25 random characters of Crockford's base 32, 125 bits, so that a plain digest keeps
 * it (ASVS 5.0, 6.5.2).
 */
final class RecoveryCodeFormat {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 25;
    private static final int GROUP = 5;
    private static final int LONGEST = 128;

    private RecoveryCodeFormat() {}

    /** A new one, in groups of five. */
    static SecretValue generateCode(SecureRandom random) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "");
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new SecretValue(code.toString());
    }

    /** SHA-256 in hex of what was typed, whatever its case, blanks and dashes; empty when it cannot be a code. */
    static Optional<String> digestTyped(SecretValue typed) {
        if (typed.value().length() > LONGEST) {
            return Optional.empty();
        }
        var plain = new StringBuilder();
        typed.value()
                .codePoints()
                .filter(point -> !TypedCodeParser.isSeparator(point))
                .forEach(plain::appendCodePoint);
        // Crockford: who reads aloud or copies by hand may take these for each other.
        String code = plain.toString()
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean ours = code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return ours ? Optional.of(Sha256Digest.computeHex(code)) : Optional.empty();
    }
}
