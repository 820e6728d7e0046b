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
final class KeySet {

    private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicReference<Asking> asking = new AtomicReference<>(new Asking(Mono.empty(), Instant.MIN));
    private final OperatorSettings settings;
    private final WebClient http;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    KeySet(OperatorSettings settings, WebClient.Builder http, Clock clock) {
        this.settings = settings;
        this.http = http.build();
        this.clock = clock;
    }

    /** The key of this id; empty when the gateway has none. Fails with 503 when it is not known and the gateway is away. */
    Mono<ECKey> byId(String keyId) {
        return Mono.defer(() -> {
            Known last = known;
            boolean fresh = last.at().isAfter(clock.instant().minus(settings.keep()));
            ECKey key = fresh ? last.keys().get(keyId) : null;
            return key == null ? asked().mapNotNull(keys -> keys.get(keyId)) : Mono.just(key);
        });
    }

    /** Whoever asks meanwhile waits for the same answer. */
    private Mono<Map<String, ECKey>> asked() {
        Instant now = clock.instant();
        Instant earliest = now.minus(settings.refetch());
        return asking.updateAndGet(last -> last.at().isAfter(earliest) ? last : new Asking(fetch().cache(), now))
                .answer();
    }

    private Mono<Map<String, ECKey>> fetch() {
        return http.get()
                .uri(settings.keySet())
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .map(KeySet::parsed)
                .doOnNext(keys -> known = new Known(keys, clock.instant()))
                .onErrorMap(e -> {
                    LOG.warn(
                            "The gateway's keys could not be fetched: {}",
                            e.getClass().getSimpleName());
                    asking.set(new Asking(Mono.empty(), Instant.MIN));
                    return Problem.unavailable().asException();
                });
    }

    private static Map<String, ECKey> parsed(String json) {
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

    private record Known(Map<String, ECKey> keys, Instant at) {}

    private record Asking(Mono<Map<String, ECKey>> answer, Instant at) {}
}
