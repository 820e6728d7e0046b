package io.latchkey.demo;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's authenticator app: RFC 6238 with SHA-1, six digits, steps of 30 seconds. */
public final class AuthenticatorApp {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP = 30;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private final byte[] secret;

    /** @param secret in base 32, as it is shown beside the picture */
    public AuthenticatorApp(String secret) {
        var bits = new StringBuilder();
        secret.chars()
                .filter(c -> BASE32.indexOf(c) >= 0)
                .forEach(c -> bits.append(String.format("%5s", Integer.toBinaryString(BASE32.indexOf(c)))
                        .replace(' ', '0')));
        this.secret = new byte[bits.length() / 8];
        for (int i = 0; i < this.secret.length; i++) {
            this.secret[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
    }

    /** The present code. */
    public String generateCode() {
        return generateCode(currentStep());
    }

    /** The code of a step that began after this moment; waits for it, 30 seconds at most. */
    public String nextCode() {
        long used = currentStep();
        while (currentStep() == used) {
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        return generateCode();
    }

    /** A code of no step that anybody would accept now. */
    public String wrongCode() {
        for (int guess = 0; ; guess++) {
            String code = String.format(Locale.ROOT, "%06d", guess);
            if (!code.equals(generateCode(currentStep() - 1))
                    && !code.equals(generateCode(currentStep()))
                    && !code.equals(generateCode(currentStep() + 1))) {
                return code;
            }
        }
    }

    private static long currentStep() {
        return Instant.now().getEpochSecond() / STEP;
    }

    private String generateCode(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] digest = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int at = digest[digest.length - 1] & 15;
            int number = ByteBuffer.wrap(digest, at, 4).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
