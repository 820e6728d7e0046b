package io.latchkey.devstack.inbox;

import com.sun.net.httpserver.HttpExchange;
import io.latchkey.contracts.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The bearer key that SendGrid's API asks for. */
record ApiKey(Secret key) {

    boolean opens(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + key.value()).getBytes(StandardCharsets.UTF_8));
    }

    static Answer refusal() {
        return SendGridError.answer(401, "The provided authorization grant is invalid, expired, or revoked");
    }
}
