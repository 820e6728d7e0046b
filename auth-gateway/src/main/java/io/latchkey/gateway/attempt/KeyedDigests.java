package io.latchkey.gateway.attempt;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.platform.keys.SharedKeySet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 digests, base64url without padding, of what must be told apart but not read. */
@Component
final class KeyedDigests {
    private final SharedKeySet keys;

    KeyedDigests(DigestSettings settings) {
        this.keys = settings.keys();
    }

    String digestAddress(EmailAddress address) {
        return computeDigest("address:" + address.value());
    }

    /** @param network as the limits count it */
    String digestNetwork(String network) {
        return computeDigest("network:" + network);
    }

    private String computeDigest(String text) {
        byte[] digest = keys.sign(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** The keys of the digests ({@code LATCHKEY_DIGEST_KEYS}). */
    @ConfigurationProperties("latchkey.digest")
    record DigestSettings(SharedKeySet keys) {}
}
