package io.latchkey.platform.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Keys for one use each, derived from a key of a setting: what is made with one is worth nothing under another. */
public final class DerivedKeys {

    private static final int KEY_BYTES = 32;

    private DerivedKeys() {}

    /** 32 bytes by HKDF-SHA256 (RFC 5869), for this use alone. */
    public static byte[] deriveKey(byte[] key, String use) {
        try {
            var derivation = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(use.getBytes(StandardCharsets.US_ASCII), KEY_BYTES);
            return KDF.getInstance("HKDF-SHA256").deriveData(derivation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 has HKDF-SHA256", e);
        }
    }
}
