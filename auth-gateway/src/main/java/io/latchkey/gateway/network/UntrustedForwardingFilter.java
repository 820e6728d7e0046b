package io.latchkey.gateway.network;

import io.latchkey.platform.web.RequestFilter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Notices a proxy that nobody declared: behind it all people are one network, and share its limits. Counts each request
 * with {@code X-Forwarded-For} from a peer that is not trusted, and warns now and then; anybody can send that header, so
 * it is nothing more than a hint.
 */
@Component
@Order(RequestFilter.ORDER + 1)
final class UntrustedForwardingFilter implements WebFilter {
    private static final Logger LOG = LoggerFactory.getLogger(UntrustedForwardingFilter.class);
    private static final Duration WARN_EVERY = Duration.ofHours(1);

    private final ClientNetworkResolver networks;
    private final Clock clock;
    private final Counter untrusted;
    private final AtomicLong warnFrom = new AtomicLong();

    UntrustedForwardingFilter(ClientNetworkResolver networks, Clock clock, MeterRegistry meters) {
        this.networks = networks;
        this.clock = clock;
        this.untrusted = meters.counter("latchkey.forwarded.untrusted");
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (networks.isForwardedByUntrusted(exchange.getRequest())) {
            untrusted.increment();
            warnNowAndThen();
        }
        return chain.filter(exchange);
    }

    private void warnNowAndThen() {
        long now = clock.millis();
        long from = warnFrom.get();
        // The peer is not named: it may be a person who made the header up.
        if (now >= from && warnFrom.compareAndSet(from, now + WARN_EVERY.toMillis())) {
            LOG.warn("X-Forwarded-For came from a peer that is not in LATCHKEY_TRUSTED_PROXIES and was not believed:"
                    + " if that is a proxy of yours, everybody behind it counts as one network");
        }
    }
}
