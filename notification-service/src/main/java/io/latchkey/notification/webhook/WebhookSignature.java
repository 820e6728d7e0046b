package io.latchkey.notification.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * SendGrid's signature: ECDSA P-256 with SHA-256 over timestamp and raw body. A batch that comes again while its timestamp
 * is plausible verifies again, for honest retries keep it; repeated events have no effect.
 */
@Component
final class WebhookSignature {

    private static final String ALGORITHM = "SHA256withECDSA";
    private static final int P256_BITS = 256;

    private final List<PublicKey> keys;

    WebhookSignature(WebhookSettings settings) {
        this.keys = settings.keys().stream().map(WebhookSignature::parseKey).toList();
    }

    /** Whether one of the keys signed these bytes. */
    boolean isValid(SignatureHeaders headers, byte[] body) {
        byte[] time = headers.timestamp().getBytes(StandardCharsets.US_ASCII);
        byte[] der = headers.decodeSignature();
        return keys.stream().anyMatch(key -> isSignedBy(key, der, time, body));
    }

    private static boolean isSignedBy(PublicKey key, byte[] der, byte[] time, byte[] body) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(time);
            check.update(body);
            return check.verify(der);
        } catch (GeneralSecurityException e) {
            // Not the DER of a signature.
            return false;
        }
    }

    private static PublicKey parseKey(String base64) {
        try {
            byte[] spki = Base64.getDecoder().decode(base64.strip());
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki));
            if (key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == P256_BITS) {
                return key;
            }
            throw new IllegalArgumentException("LATCHKEY_WEBHOOK_KEYS holds a key that is not on P-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "LATCHKEY_WEBHOOK_KEYS must hold base64 SPKI public keys of ECDSA P-256", e);
        }
    }
}
