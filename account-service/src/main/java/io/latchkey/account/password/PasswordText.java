package io.latchkey.account.password;

import io.latchkey.contracts.SecretValue;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A typed password in the one form that is measured, compared and hashed: Unicode NFC (SP 800-63B-4, 3.1.1.2 asks for
 * one fixed normalisation); prints masked.
 */
record PasswordText(String nfc) {

    // Of UTF-8 for one char of UTF-16.
    private static final int MOST_BYTES = 3;

    static PasswordText of(SecretValue typed) {
        return new PasswordText(Normalizer.normalize(typed.value(), Normalizer.Form.NFC));
    }

    /** Length in code points. */
    int length() {
        return nfc.codePointCount(0, nfc.length());
    }

    PasswordText truncateTo(int codePoints) {
        return length() <= codePoints
                ? this
                : new PasswordText(nfc.substring(0, nfc.offsetByCodePoints(0, codePoints)));
    }

    /** Without the difference of case, for the blocklist and context words; never for hashing. */
    String toFolded() {
        return foldCase(nfc);
    }

    /** Upper, then lower case, so that letters with one upper case (ß and ss, ς and σ) come out alike. */
    static String foldCase(String text) {
        String cased = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(cased, Normalizer.Form.NFC);
    }

    /** UTF-8; the caller wipes the array after use. */
    byte[] toUtf8() {
        byte[] room = new byte[nfc.length() * MOST_BYTES];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        try {
            if (StandardCharsets.UTF_8
                    .newEncoder()
                    .encode(CharBuffer.wrap(nfc), encoded, true)
                    .isError()) {
                throw new IllegalArgumentException("half a surrogate pair has no bytes");
            }
            return Arrays.copyOf(room, encoded.position());
        } finally {
            Arrays.fill(room, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
