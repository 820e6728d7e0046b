package io.latchkey.account.secondfactor;

/**
 * An encrypted secret.
 *
 * @param keyVersion of the key that decrypts it
 * @param text base64 of nonce, ciphertext and tag
 */
record EncryptedSecret(String keyVersion, String text) {

    @Override
    public String toString() {
        return "EncryptedSecret[keyVersion=" + keyVersion + "]";
    }
}
