package io.latchkey.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app by the book (RFC 4226 and 6238), written apart from the library that the service uses. */
public record Phone(String secret) {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    /** What it shows at an instant. */
    public String code(Instant at) {
        return hotp(Math.floorDiv(at.getEpochSecond(), STEP_SECONDS));
    }

    /** What it shows when nothing it showed before can have been used. */
    String next(AccountStack stack) {
        stack.clock().advanceBy(Duration.ofSeconds(STEP_SECONDS));
        return code(stack.clock().instant());
    }

    /** A code that is right neither now nor in the steps around. */
    String wrong(AccountStack stack) {
        Instant now = stack.clock().instant();
        for (int i = 0; ; i++) {
            String guess = String.format(Locale.ROOT, "%06d", i);
            boolean right = code(now).equals(guess)
                    || code(now.minusSeconds(STEP_SECONDS)).equals(guess)
                    || code(now.plusSeconds(STEP_SECONDS)).equals(guess);
            if (!right) {
                return guess;
            }
        }
    }

    private String hotp(long counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(), "HmacSHA1"));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
            int offset = digest[digest.length - 1] & 0xF;
            int number = ByteBuffer.wrap(digest, offset, Integer.BYTES).getInt() & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] decode() {
        var bytes = ByteBuffer.allocate(secret.length() * 5 / 8);
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = (buffer << 5) | BASE_32.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        return bytes.array();
    }
}
