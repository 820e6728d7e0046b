package io.latchkey.gateway.attempt;

import io.latchkey.contracts.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 digests, base64url without padding, of what must be told apart but not read. */
@Component
public final class KeyedDigests {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    KeyedDigests(KeyedDigestSettings settings) {
        this.key = new SecretKeySpec(settings.keys().currentBytes(), ALGORITHM);
    }

    public String digestAddress(EmailAddress address) {
        return computeDigest("address:" + address.value());
    }

    /** @param network as the limits count it */
    public String digestNetwork(String network) {
        return computeDigest("network:" + network);
    }

    private String computeDigest(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
