package io.latchkey.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java has. */
public final class Sha256Digest {

    private Sha256Digest() {}

    /** 32 bytes. */
    public static byte[] computeDigest(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** 32 bytes, of the text's UTF-8. */
    public static byte[] computeDigest(String text) {
        return computeDigest(text.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 hex digits, of the text's UTF-8. */
    public static String computeHex(String text) {
        return HexFormat.of().formatHex(computeDigest(text));
    }
}
