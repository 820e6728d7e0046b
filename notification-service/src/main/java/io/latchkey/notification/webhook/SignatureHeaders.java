package io.latchkey.notification.webhook;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * What a batch says of its signature, where it can be one at all: so much is known before a byte of the body is read, and
 * whoever has none of it buys no memory with it.
 *
 * @param signature base64 of DER, not yet verified
 * @param timestamp seconds since 1970, as sent; part of what is signed
 */
record SignatureHeaders(String signature, String timestamp) {
    private static final String SIGNATURE = "X-Twilio-Email-Event-Webhook-Signature";
    private static final String TIMESTAMP = "X-Twilio-Email-Event-Webhook-Timestamp";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    /** Two numbers of up to 33 bytes, each with its tag and length, in a sequence. */
    private static final int LONGEST_SIGNATURE = 72;

    private static final int SHORTEST_SIGNATURE = 8;
    private static final byte SEQUENCE = 0x30;

    static Optional<SignatureHeaders> parse(HttpHeaders headers, Instant now, WebhookSettings settings) {
        Optional<String> timestamp = findOnly(headers, TIMESTAMP).filter(text -> isPlausible(text, now, settings));
        return findOnly(headers, SIGNATURE)
                .filter(SignatureHeaders::isPossible)
                .flatMap(signature -> timestamp.map(time -> new SignatureHeaders(signature, time)));
    }

    byte[] decodeSignature() {
        return Base64.getDecoder().decode(signature);
    }

    private static Optional<String> findOnly(HttpHeaders headers, String name) {
        List<String> values = headers.getOrEmpty(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private static boolean isPossible(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return der.length >= SHORTEST_SIGNATURE && der.length <= LONGEST_SIGNATURE && der[0] == SEQUENCE;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isPlausible(String timestamp, Instant now, WebhookSettings settings) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return signed.isAfter(now.minus(settings.oldest())) && signed.isBefore(now.plus(settings.ahead()));
    }
}
