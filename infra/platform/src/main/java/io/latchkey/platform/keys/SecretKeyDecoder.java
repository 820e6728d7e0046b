package io.latchkey.platform.keys;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads a setting that holds a list of keys; what it says of a wrong one never repeats it. */
public final class SecretKeyDecoder {

    private static final int FEWEST_BYTES = 32;
    private static final int VERSION_BYTES = 4;

    private SecretKeyDecoder() {}

    /**
     * @param variable the environment variable that an operator has to mend
     * @param encoded base64, at least 32 bytes each
     * @throws IllegalArgumentException naming the variable when there is none or one is not like that
     */
    public static List<byte[]> decode(String variable, List<String> encoded) {
        var keys = new ArrayList<byte[]>();
        for (String key : encoded) {
            keys.add(decodeKey(variable, keys.size() + 1, key.strip()));
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    variable + " is not set: it needs at least one base64 key of " + FEWEST_BYTES + " bytes or more");
        }
        return List.copyOf(keys);
    }

    /** How rows name a key: the first 8 hex digits of its SHA-256. */
    public static String keyVersion(byte[] key) {
        return HexFormat.of().formatHex(Sha256Digest.computeDigest(key), 0, VERSION_BYTES);
    }

    private static byte[] decodeKey(String variable, int position, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(variable + ": key " + position + " is not base64");
        }
        if (bytes.length < FEWEST_BYTES) {
            throw new IllegalArgumentException(
                    variable + ": key " + position + " has fewer than " + FEWEST_BYTES + " bytes");
        }
        return bytes;
    }
}
