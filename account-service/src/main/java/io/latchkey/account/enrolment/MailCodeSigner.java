package io.latchkey.account.enrolment;

import io.latchkey.account.secondfactor.CrockfordText;
import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.DerivedKeys;
import io.latchkey.platform.keys.HmacSha256;
import io.latchkey.platform.keys.SecretKeyDecoder;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Makes the codes of mails, as links are made: a keyed digest over a row's salt, the same each time. The keys are derived
 * from those of links, so that no code is ever part of a link.
 */
@Component
@EnableConfigurationProperties(EnrolmentSettings.class)
class MailCodeSigner {

    static final int LENGTH = 8;

    private static final String USE = "latchkey-enrolment-code";
    private static final int SALT_BYTES = 16;

    private final Map<String, byte[]> keys = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();

    MailCodeSigner(EnrolmentSettings settings) {
        for (byte[] key : SecretKeyDecoder.decode(EnrolmentSettings.VARIABLE, settings.keys())) {
            keys.put(SecretKeyDecoder.keyVersion(key), DerivedKeys.deriveKey(key, USE));
        }
    }

    /** The first mail of a challenge, with a salt of its own and the current key. */
    EnrolmentMail newMail(UUID requestId, SignInChallenge challenge, Instant at) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new EnrolmentMail(
                requestId,
                challenge.accountId(),
                challenge.digest(),
                at,
                challenge.expiresAt(),
                keys.keySet().iterator().next(),
                HexFormat.of().formatHex(salt));
    }

    /** The code that the mail takes, in two groups of four; empty when its key has been removed. */
    Optional<SecretValue> makeCode(EnrolmentMail mail) {
        return makePlainCode(mail)
                .map(code -> new SecretValue(code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2)));
    }

    /** Whether this is the mail's code, whatever its case, blanks and dashes; in constant time. */
    boolean matches(EnrolmentMail mail, SecretValue typed) {
        Optional<String> plain = CrockfordText.readTyped(typed, LENGTH);
        return makePlainCode(mail)
                .filter(code -> plain.isPresent() && equalsInConstantTime(code, plain.get()))
                .isPresent();
    }

    private Optional<String> makePlainCode(EnrolmentMail mail) {
        return Optional.ofNullable(keys.get(mail.keyVersion()))
                .map(key -> CrockfordText.encodeBits(computeDigest(key, mail), LENGTH));
    }

    private static byte[] computeDigest(byte[] key, EnrolmentMail mail) {
        byte[] expiry = ByteBuffer.allocate(Long.BYTES)
                .putLong(mail.expiresAt().toEpochMilli())
                .array();
        return HmacSha256.computeMac(
                key,
                UuidFactory.toBytes(mail.accountId()),
                HexFormat.of().parseHex(mail.challenge()),
                expiry,
                HexFormat.of().parseHex(mail.salt()));
    }

    private static boolean equalsInConstantTime(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
