package io.latchkey.gateway.peers;

import io.latchkey.gateway.attempt.Attempt;
import io.latchkey.gateway.directory.Account;
import io.latchkey.messaging.trace.Spans;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The line to account-service: every question carries the facts the gateway knows (infra/docs/adr/0005). */
@Component
final class AccountPeer {
    private final PeerClient client;

    AccountPeer(PeersSettings settings, Spans spans) {
        this.client = new PeerClient(
                "account-service", settings.accountUrl(), settings.accountKeys(), settings.timeLimit(), spans);
    }

    /** A question that begins with the facts; null: no such account is known here. */
    static Map<String, @Nullable Object> about(@Nullable Account account) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("facts", account == null ? null : Facts.of(account));
        return body;
    }

    /** The same, with what the attempt is counted by. */
    static Map<String, @Nullable Object> about(@Nullable Account account, Attempt attempt) {
        Map<String, @Nullable Object> body = about(account);
        body.put("addressDigest", attempt.addressDigest());
        body.put("networkDigest", attempt.networkDigest());
        return body;
    }

    <R> Mono<R> ask(
            String path, Map<String, @Nullable Object> body, Function<PeerReply, R> found, Function<Duration, R> away) {
        return client.post(path, body, new PeerClient.Reading<>(PeerReply.class, found, away));
    }

    static IllegalStateException unknownOutcome() {
        return new IllegalStateException("account-service gave an outcome that is not known here");
    }
}
