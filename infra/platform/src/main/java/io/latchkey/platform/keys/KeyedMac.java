package io.latchkey.platform.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 (RFC 2104) under one key, prepared once for many messages; any thread may use it. Prints no key. */
public final class KeyedMac {

    private static final String ALGORITHM = "HmacSHA256";

    private final String version;
    private final Mac prepared;

    public KeyedMac(byte[] key) {
        this.version = SecretKeyDecoder.keyVersion(key);
        try {
            this.prepared = Mac.getInstance(ALGORITHM);
            prepared.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** As {@link SecretKeyDecoder#keyVersion}. */
    public String keyVersion() {
        return version;
    }

    /** 32 bytes. */
    public byte[] computeMac(byte[] message) {
        try {
            // A copy: neither the look-up of the algorithm nor the key's own blocks are paid for again.
            return ((Mac) prepared.clone()).doFinal(message);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", e);
        }
    }

    @Override
    public String toString() {
        return "KeyedMac[" + version + "]";
    }
}
