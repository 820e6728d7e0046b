package io.latchkey.account.reset;

import io.latchkey.account.internalapi.SecretKeyDecoder;
import io.latchkey.contracts.internal.TokenLayout.LinkTokenParts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The keys that links are signed with: new ones by the first, those in the mail by whichever signed them. */
@Component
class LinkSigner {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] DOMAIN = "latchkey-link".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    LinkSigner(LinkSettings settings) {
        for (byte[] key : SecretKeyDecoder.decode(LinkSettings.VARIABLE, settings.keys())) {
            keys.put(SecretKeyDecoder.keyVersion(key), new SecretKeySpec(key, ALGORITHM));
        }
    }

    /** A fresh salt, to be signed with the current key. */
    PasswordLink.SignatureParams newSignatureParams() {
        byte[] salt = new byte[PasswordLink.SignatureParams.SALT_BYTES];
        random.nextBytes(salt);
        return PasswordLink.SignatureParams.of(keys.keySet().iterator().next(), salt);
    }

    /** The one token of a request; empty when its key has been removed. */
    Optional<LinkTokenParts> signToken(PasswordLink request) {
        return Optional.ofNullable(keys.get(request.signature().keyVersion()))
                .map(key -> new LinkTokenParts(
                        request.requestId(),
                        request.accountId(),
                        HexFormat.of().formatHex(computeDigest(key, request))));
    }

    /** Whether a presented token is the one of this request, in constant time. */
    boolean verifyToken(LinkTokenParts presented, PasswordLink request) {
        return signToken(request)
                .filter(right -> MessageDigest.isEqual(right.toBytes(), presented.toBytes()))
                .isPresent();
    }

    private static byte[] computeDigest(SecretKeySpec key, PasswordLink request) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(DOMAIN);
            mac.update(request.origin().purpose().name().getBytes(StandardCharsets.US_ASCII));
            mac.update(toBytes(request.requestId()));
            mac.update(toBytes(request.accountId()));
            mac.update(ByteBuffer.allocate(Long.BYTES)
                    .putLong(request.expiresAt().toEpochMilli())
                    .array());
            return mac.doFinal(request.signature().saltBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] toBytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
