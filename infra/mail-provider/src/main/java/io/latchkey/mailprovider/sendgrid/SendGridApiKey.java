package io.latchkey.mailprovider.sendgrid;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.contracts.SecretValue;
import io.latchkey.mailprovider.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The bearer key that SendGrid's API asks for. */
public record SendGridApiKey(SecretValue key) {

    boolean matchesRequest(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + key.value()).getBytes(StandardCharsets.UTF_8));
    }

    static HttpAnswer unauthorizedAnswer() {
        return SendGridError.answerWith(401, "The provided authorization grant is invalid, expired, or revoked");
    }
}
