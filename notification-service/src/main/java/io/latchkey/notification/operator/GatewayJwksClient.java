package io.latchkey.notification.operator;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.latchkey.notification.web.Problem;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * The gateway's public keys, from the one address the settings name. Kept for a while, so that a key the gateway gave up
 * is given up here; fetched again for a key id that is not among them, at most so often, whoever makes up key ids.
 */
@Component
final class GatewayJwksClient {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayJwksClient.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<PendingFetch> asking =
            new AtomicReference<>(new PendingFetch(Mono.empty(), Instant.MIN));
    private final OperatorSettings settings;
    private final WebClient http;
    private final Clock clock;
    private volatile CachedKeys known = new CachedKeys(Map.of(), Instant.MIN);

    GatewayJwksClient(OperatorSettings settings, WebClient.Builder http, Clock clock) {
        this.settings = settings;
        this.http = http.build();
        this.clock = clock;
    }

    /** The key of this id; empty when the gateway has none. Fails with 503 when it is not known and the gateway is away. */
    Mono<ECKey> findById(String keyId) {
        return Mono.defer(() -> {
            CachedKeys last = known;
            boolean fresh = last.at().isAfter(clock.instant().minus(settings.keep()));
            ECKey key = fresh ? last.keys().get(keyId) : null;
            return key == null ? fetchShared().mapNotNull(keys -> keys.get(keyId)) : Mono.just(key);
        });
    }

    /** Whoever asks meanwhile waits for the same answer. */
    private Mono<Map<String, ECKey>> fetchShared() {
        Instant now = clock.instant();
        Instant earliest = now.minus(settings.refetch());
        return asking.updateAndGet(last -> last.at().isAfter(earliest)
                        ? last
                        : new PendingFetch(fetchKeys().cache(), now))
                .answer();
    }

    private Mono<Map<String, ECKey>> fetchKeys() {
        return http.get()
                .uri(settings.keySetUrl())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(GatewayJwksClient::parseKeys)
                .doOnNext(keys -> known = new CachedKeys(keys, clock.instant()))
                .onErrorMap(e -> {
                    LOG.warn(
                            "The gateway's keys could not be fetched: {}",
                            e.getClass().getSimpleName());
                    asking.set(new PendingFetch(Mono.empty(), Instant.MIN));
                    return Problem.unavailable().asException();
                });
    }

    private static Map<String, ECKey> parseKeys(String json) {
        try {
            return JWKSet.parse(json).getKeys().stream()
                    .filter(ECKey.class::isInstance)
                    .map(ECKey.class::cast)
                    .filter(key -> Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null)
                    .collect(Collectors.toMap(ECKey::getKeyID, ECKey::toPublicJWK, (one, other) -> one));
        } catch (ParseException e) {
            throw new IllegalStateException("the gateway's key set cannot be read");
        }
    }

    private record CachedKeys(Map<String, ECKey> keys, Instant at) {}

    private record PendingFetch(Mono<Map<String, ECKey>> answer, Instant at) {}
}
