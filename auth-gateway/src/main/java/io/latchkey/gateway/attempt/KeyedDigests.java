package io.latchkey.gateway.attempt;

import io.latchkey.contracts.EmailAddress;
import io.latchkey.platform.keys.KeyedMac;
import io.latchkey.platform.keys.SharedKeySet;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/** HMAC-SHA256 digests, base64url without padding, of what must be told apart but not read. */
@Component
final class KeyedDigests {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final List<KeyedMac> keys;

    KeyedDigests(DigestSettings settings) {
        this.keys = settings.keys().prepareMacs();
    }

    /** Under every key, the current one first. */
    List<String> digestAddress(EmailAddress address) {
        return computeDigests("address:" + address.value());
    }

    /**
     * Under every key, the current one first.
     *
     * @param network as the limits count it
     */
    List<String> digestNetwork(String network) {
        return computeDigests("network:" + network);
    }

    private List<String> computeDigests(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> BASE64.encodeToString(key.computeMac(message)))
                .toList();
    }

    /** The keys of the digests ({@code LATCHKEY_DIGEST_KEYS}). */
    @ConfigurationProperties("latchkey.digest")
    record DigestSettings(SharedKeySet keys) {}
}
