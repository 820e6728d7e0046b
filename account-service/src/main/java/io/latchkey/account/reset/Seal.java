package io.latchkey.account.reset;

import java.util.HexFormat;

/**
 * What makes a link's digest its own; worthless without the key, and prints masked.
 *
 * @param keyVersion of the key that signs the link
 * @param salt 16 random bytes, in hex
 */
record Seal(String keyVersion, String salt) {

    static final int SALT_BYTES = 16;

    Seal {
        if (salt.length() != 2 * SALT_BYTES) {
            throw new IllegalArgumentException("a salt has " + SALT_BYTES + " bytes");
        }
    }

    static Seal of(String keyVersion, byte[] salt) {
        return new Seal(keyVersion, HexFormat.of().formatHex(salt));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(salt);
    }

    @Override
    public String toString() {
        return "Seal[keyVersion=" + keyVersion + "]";
    }
}
