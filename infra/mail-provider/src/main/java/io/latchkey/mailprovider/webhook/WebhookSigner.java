package io.latchkey.mailprovider.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Signs Event Webhook posts as SendGrid does: ECDSA with SHA-256 over the timestamp and the raw body. */
public final class WebhookSigner {

    public static final String SIGNATURE_HEADER = "X-Twilio-Email-Event-Webhook-Signature";
    public static final String TIMESTAMP_HEADER = "X-Twilio-Email-Event-Webhook-Timestamp";

    private final PrivateKey key;

    private WebhookSigner(PrivateKey key) {
        this.key = key;
    }

    /** A new pair of keys: {@code signer} for the inbox, {@code publicKey} (base64 SPKI) for who verifies. */
    public record Pair(WebhookSigner signer, String publicKey) {}

    /** @param pkcs8 base64 PKCS#8 form of an ECDSA P-256 private key; anything else is an IllegalArgumentException */
    public static WebhookSigner fromPkcs8(String pkcs8) {
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8.strip()));
            PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(spec);
            if (!(key instanceof ECPrivateKey ec) || ec.getParams().getOrder().bitLength() != 256) {
                throw new IllegalArgumentException("not a key of a 256-bit curve");
            }
            return new WebhookSigner(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an ECDSA private key", e);
        }
    }

    public static Pair generatePair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            String publicKey =
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
            return new Pair(new WebhookSigner(pair.getPrivate()), publicKey);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no ECDSA P-256", e);
        }
    }

    /**
     * @param timestamp seconds since 1970, as sent in {@link #TIMESTAMP_HEADER}
     * @return the base64 DER signature for {@link #SIGNATURE_HEADER}
     */
    public String sign(String timestamp, byte[] body) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the webhook key cannot sign", e);
        }
    }
}
