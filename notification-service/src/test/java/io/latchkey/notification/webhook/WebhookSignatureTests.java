package io.latchkey.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class WebhookSignatureTests {

    // The vector of SendGrid's own client libraries (key, signature, timestamp, body with its trailing CRLF).
    private static final String VECTOR_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g==";
    private static final String VECTOR_SIGNATURE =
            "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM=";
    private static final String VECTOR_TIMESTAMP = "1600112502";
    private static final String VECTOR_BODY =
            "[{\"email\":\"hello@world.com\",\"event\":\"dropped\",\"reason\":\"Bounced Address\","
                    + "\"sg_event_id\":\"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA\","
                    + "\"sg_message_id\":\"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0\","
                    + "\"smtp-id\":\"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>\","
                    + "\"timestamp\":1600112492}]\r\n";

    // An older vector of the same libraries, and the signature that they say must not pass.
    private static final String OLDER_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==";
    private static final String OLDER_SIGNATURE =
            "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=";
    private static final String OLDER_SIGNATURE_CHANGED =
            "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH3j/0=";
    private static final String OLDER_TIMESTAMP = "1588788367";
    private static final String OLDER_BODY =
            "{\"category\":\"example_payload\",\"event\":\"test_event\",\"message_id\":\"message_id\"}";
    private static final String ANOTHER_KEY =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqTxd43gyp8IOEto2LdIfjRQrIbsd4SXZkLW6jDutdhXSJCWHw8REntlo7aNDthvj+y7GjUuFDb/R1NGe1OPzpA==";

    private static final Instant NOW = Instant.ofEpochSecond(1_600_112_502);

    private final KeyPair keys = pair("secp256r1");
    private final byte[] body = "[{\"event\":\"delivered\"}]\r\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void theProvidersOwnVectorHolds() {
        var signature = new WebhookSignature(settings(VECTOR_KEY));

        assertThat(isValid(signature, VECTOR_SIGNATURE, VECTOR_TIMESTAMP, VECTOR_BODY.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(isValid(
                        signature,
                        VECTOR_SIGNATURE,
                        VECTOR_TIMESTAMP,
                        VECTOR_BODY.strip().getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @Test
    void theirOlderVectorHoldsBesideItAndWhatTheyRefuseIsRefused() {
        byte[] older = OLDER_BODY.getBytes(StandardCharsets.UTF_8);
        byte[] newer = VECTOR_BODY.getBytes(StandardCharsets.UTF_8);
        var both = new WebhookSignature(settings(VECTOR_KEY, OLDER_KEY));

        assertThat(isValid(both, OLDER_SIGNATURE, OLDER_TIMESTAMP, older)).isTrue();
        assertThat(isValid(both, VECTOR_SIGNATURE, VECTOR_TIMESTAMP, newer)).isTrue();
        assertThat(isValid(both, OLDER_SIGNATURE_CHANGED, OLDER_TIMESTAMP, older))
                .isFalse();
        assertThat(isValid(both, OLDER_SIGNATURE_CHANGED, VECTOR_TIMESTAMP, newer))
                .isFalse();
        assertThat(isValid(both, OLDER_SIGNATURE, VECTOR_TIMESTAMP, older)).isFalse();
        assertThat(isValid(both, VECTOR_SIGNATURE, "timestamp", newer)).isFalse();
        assertThat(isValid(both, VECTOR_SIGNATURE, VECTOR_TIMESTAMP, "payload".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(isValid(new WebhookSignature(settings(ANOTHER_KEY)), VECTOR_SIGNATURE, VECTOR_TIMESTAMP, newer))
                .isFalse();
    }

    @Test
    void eachBitOfBodyTimestampAndSignatureCounts() {
        var signature = new WebhookSignature(settings(spki(keys)));
        byte[] der = sign(keys.getPrivate(), "1600112502", body);
        assertThat(isValid(signature, base64(der), "1600112502", body)).isTrue();

        for (int bit = 0; bit < body.length * 8; bit++) {
            assertThat(isValid(signature, base64(der), "1600112502", flipped(body, bit)))
                    .isFalse();
        }
        for (int bit = 0; bit < der.length * 8; bit++) {
            assertThat(isValid(signature, base64(flipped(der, bit)), "1600112502", body))
                    .isFalse();
        }
        for (int digit = 0; digit < 10; digit++) {
            String other = new StringBuilder("1600112502")
                    .replace(digit, digit + 1, "7")
                    .toString();
            assertThat(isValid(signature, base64(der), other, body)).isFalse();
        }
    }

    @Test
    void anyOfTheKeysMayHaveSigned() {
        KeyPair old = pair("secp256r1");
        var signature = new WebhookSignature(settings(spki(keys), spki(old)));

        assertThat(isValid(signature, base64(sign(old.getPrivate(), "1", body)), "1", body))
                .isTrue();
        assertThat(isValid(signature, base64(sign(pair("secp256r1").getPrivate(), "1", body)), "1", body))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "not base64!", "AAAA", "MEUCIA==", "MAYCAQACAQA=", "\u0000", "é"})
    void whatIsNoSignatureIsRefusedQuietly(String value) {
        var signature = new WebhookSignature(settings(spki(keys)));

        assertThat(isValid(signature, value, "1", body)).isFalse();
        assertThat(isValid(signature, null, "1", body)).isFalse();
        assertThat(isValid(signature, value, null, body)).isFalse();
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() {
        for (String key : List.of("not base64!", "AAAA", spki(pair("secp384r1")))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new WebhookSignature(settings(key)));
        }
        assertThatIllegalArgumentException().isThrownBy(WebhookSignatureTests::settings);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "0", "-1", "1600112502 ", "1600112502.5", "1.6e9", "99999999999", "999999999999999999999"})
    void whatIsNoTimeOrOneThatCannotBeIsNoSignature(String timestamp) {
        assertThat(isPlausible(timestamp, VECTOR_SIGNATURE)).isFalse();
    }

    @Test
    void aRepeatOfAWeekAndAClockADayAheadAreBelieved() {
        long now = NOW.getEpochSecond();
        long day = Duration.ofDays(1).toSeconds();
        assertThat(isPlausible(Long.toString(now - 7 * day + 1), VECTOR_SIGNATURE))
                .isTrue();
        assertThat(isPlausible(Long.toString(now - 7 * day), VECTOR_SIGNATURE)).isFalse();
        assertThat(isPlausible(Long.toString(now + day - 1), VECTOR_SIGNATURE)).isTrue();
        assertThat(isPlausible(Long.toString(now + day), VECTOR_SIGNATURE)).isFalse();
    }

    @Test
    void aHeaderThatStandsTwiceIsNone() {
        HttpHeaders headers = headers(VECTOR_SIGNATURE, VECTOR_TIMESTAMP);
        headers.add("X-Twilio-Email-Event-Webhook-Signature", VECTOR_SIGNATURE);
        assertThat(SignatureHeaders.parse(headers, NOW, settings(VECTOR_KEY))).isEmpty();
    }

    private static boolean isPlausible(String timestamp, String signature) {
        return SignatureHeaders.parse(headers(signature, timestamp), NOW, settings(VECTOR_KEY))
                .isPresent();
    }

    private static boolean isValid(
            WebhookSignature verifier, @Nullable String signature, @Nullable String timestamp, byte[] body) {
        var always = new WebhookSettings(List.of(VECTOR_KEY), Duration.ofDays(36_500), Duration.ofDays(1));
        return SignatureHeaders.parse(headers(signature, timestamp), NOW, always)
                .filter(headers -> verifier.isValid(headers, body))
                .isPresent();
    }

    private static HttpHeaders headers(@Nullable String signature, @Nullable String timestamp) {
        var headers = new HttpHeaders();
        if (signature != null) {
            headers.set("X-Twilio-Email-Event-Webhook-Signature", signature);
        }
        if (timestamp != null) {
            headers.set("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        }
        return headers;
    }

    private static WebhookSettings settings(String... keys) {
        return new WebhookSettings(List.of(keys), Duration.ofDays(7), Duration.ofDays(1));
    }

    private static byte[] sign(PrivateKey key, String timestamp, byte[] body) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(timestamp.getBytes(StandardCharsets.UTF_8));
            signature.update(body);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new java.security.spec.ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String spki(KeyPair keys) {
        return base64(keys.getPublic().getEncoded());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << (bit % 8));
        return flipped;
    }
}
