package io.latchkey.account.reset;

import io.latchkey.contracts.internal.TokenLayout.LinkTokenParts;
import io.latchkey.platform.keys.HmacSha256;
import io.latchkey.platform.keys.SecretKeyDecoder;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys that links are signed with: new ones by the first, those in the mail by whichever signed them. */
@Component
class LinkSigner {

    private static final byte[] DOMAIN = "latchkey-link".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    LinkSigner(LinkSettings settings) {
        for (byte[] key : SecretKeyDecoder.decode(LinkSettings.VARIABLE, settings.keys())) {
            keys.put(SecretKeyDecoder.keyVersion(key), key);
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

    private static byte[] computeDigest(byte[] key, PasswordLink request) {
        byte[] expiry = ByteBuffer.allocate(Long.BYTES)
                .putLong(request.expiresAt().toEpochMilli())
                .array();
        return HmacSha256.computeMac(
                key,
                DOMAIN,
                request.origin().purpose().name().getBytes(StandardCharsets.US_ASCII),
                UuidFactory.toBytes(request.requestId()),
                UuidFactory.toBytes(request.accountId()),
                expiry,
                request.signature().saltBytes());
    }
}
