package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.DerivedKeys;
import io.latchkey.platform.keys.SecretKeyDecoder;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** AES-256-GCM for secrets at rest, bound to their account: in another account's row they cannot be decrypted. */
@Component
class SecretEncryptor {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String USE = "latchkey-second-factor";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    SecretEncryptor(SecondFactorSettings settings) {
        for (byte[] key : SecretKeyDecoder.decode(SecondFactorSettings.VARIABLE, settings.keys())) {
            keys.put(SecretKeyDecoder.keyVersion(key), new SecretKeySpec(DerivedKeys.deriveKey(key, USE), "AES"));
        }
    }

    EncryptedSecret encrypt(UUID accountId, SecretValue secret) {
        var current = keys.entrySet().iterator().next();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] text = secret.value().getBytes(StandardCharsets.UTF_8);
        byte[] ciphertext = runCipher(Cipher.ENCRYPT_MODE, current.getValue(), nonce, accountId, text);
        byte[] whole = ByteBuffer.allocate(nonce.length + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
        return new EncryptedSecret(current.getKey(), Base64.getEncoder().encodeToString(whole));
    }

    /** @throws IllegalStateException when its key was removed, or it is not what was encrypted for this account */
    SecretValue decrypt(UUID accountId, EncryptedSecret secret) {
        SecretKey key = keys.get(secret.keyVersion());
        if (key == null) {
            throw new IllegalStateException(SecondFactorSettings.VARIABLE + " lacks the key " + secret.keyVersion()
                    + ", which secrets of second factors are still encrypted with");
        }
        ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(secret.text()));
        byte[] nonce = new byte[NONCE_BYTES];
        whole.get(nonce);
        byte[] ciphertext = new byte[whole.remaining()];
        whole.get(ciphertext);
        return new SecretValue(
                new String(runCipher(Cipher.DECRYPT_MODE, key, nonce, accountId, ciphertext), StandardCharsets.UTF_8));
    }

    /** Empty when its key was removed, or it is not what was encrypted for this account. */
    Optional<SecretValue> tryDecrypt(UUID accountId, EncryptedSecret secret) {
        try {
            return Optional.of(decrypt(accountId, secret));
        } catch (IllegalStateException notOurs) {
            return Optional.empty();
        }
    }

    /** Whether it was encrypted with a key that is no longer the current one. */
    boolean isOutdated(EncryptedSecret secret) {
        return !currentKeyVersion().equals(secret.keyVersion());
    }

    /** Of the key that encrypts. */
    String currentKeyVersion() {
        return keys.keySet().iterator().next();
    }

    private static byte[] runCipher(int mode, SecretKey key, byte[] nonce, UUID accountId, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(UuidFactory.toBytes(accountId));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret of the second factor of " + accountId + " cannot be decrypted", e);
        }
    }
}
