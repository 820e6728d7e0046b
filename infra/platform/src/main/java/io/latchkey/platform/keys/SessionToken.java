package io.latchkey.platform.keys;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the cookie holds: 256 random bits. Only its digest is stored; prints masked. */
public record SessionToken(String value) {
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public static SessionToken generateToken() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new SessionToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty for whatever cannot be one. */
    public static Optional<SessionToken> fromCookie(String cookie) {
        return FORM.matcher(cookie).matches() ? Optional.of(new SessionToken(cookie)) : Optional.empty();
    }

    /** What is stored, 32 bytes. */
    public byte[] digest() {
        return Sha256Digest.computeDigest(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
