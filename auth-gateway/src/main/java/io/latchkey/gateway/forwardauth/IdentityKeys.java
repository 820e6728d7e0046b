package io.latchkey.gateway.forwardauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The P-256 keys of the identity token, the first current; each is named by its RFC 7638 thumbprint. Prints masked. */
record IdentityKeys(List<ECKey> keys) {
    private static final Pattern COMMA = Pattern.compile(",");

    IdentityKeys {
        keys = List.copyOf(keys);
    }

    /** @param text comma-separated keys, each base64 PKCS#8, a dot, base64 SPKI */
    public static IdentityKeys valueOf(String text) {
        return new IdentityKeys(Stream.of(COMMA.split(text, -1))
                .map(String::strip)
                .map(IdentityKeys::parseKey)
                .toList());
    }

    ECKey currentKey() {
        return keys.getFirst();
    }

    private static ECKey parseKey(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            throw unreadableKey();
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            var secret = (ECPrivateKey)
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decodeBase64(text.substring(0, dot))));
            var open =
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(decodeBase64(text.substring(dot + 1))));
            return new ECKey.Builder(Curve.P_256, open)
                    .privateKey(secret)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException | IllegalArgumentException e) {
            // Said below, without a word of the key.
            throw unreadableKey();
        }
    }

    private static byte[] decodeBase64(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static IllegalArgumentException unreadableKey() {
        return new IllegalArgumentException(
                "LATCHKEY_IDENTITY_KEYS: each must be a P-256 key as base64 PKCS#8, a dot, base64 SPKI");
    }

    @Override
    public String toString() {
        return "***";
    }
}
