package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import java.util.Locale;
import java.util.Optional;

/** Crockford's base 32: no letters that look alike, and whoever takes one for another is read right all the same. */
public final class CrockfordText {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LONGEST_TYPED = 128;
    private static final int BITS = 5;

    private CrockfordText() {}

    /** The first bits of some bytes, five to a character. */
    public static String encodeBits(byte[] bytes, int length) {
        var text = new StringBuilder();
        long bits = 0;
        int available = 0;
        int next = 0;
        while (text.length() < length) {
            while (available < BITS) {
                bits = (bits << Byte.SIZE) | Byte.toUnsignedInt(bytes[next++]);
                available += Byte.SIZE;
            }
            available -= BITS;
            text.append(ALPHABET.charAt((int) (bits >> available) & 0x1F));
        }
        return text.toString();
    }

    /** What was typed without case, blanks and dashes; empty when it is no text of this many characters. */
    public static Optional<String> readTyped(SecretValue typed, int length) {
        if (typed.value().length() > LONGEST_TYPED) {
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
        boolean ours = code.length() == length && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return ours ? Optional.of(code) : Optional.empty();
    }
}
