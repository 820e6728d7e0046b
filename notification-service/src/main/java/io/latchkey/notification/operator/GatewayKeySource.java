package io.latchkey.notification.operator;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's public keys, fetched when first needed from the one address the settings name. Kept for a while, so that
 * a key the gateway gave up is given up here; fetched again for an unknown key id, at a limited rate, because anybody
 * can make up key ids.
 */
final class GatewayKeySource implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MS = Math.toIntExact(Duration.ofSeconds(5).toMillis());
    private static final int LARGEST_SET = 50 * 1024;
    private static final JWKSelector ANY_KEY = new JWKSelector(new JWKMatcher.Builder().build());

    private final JWKSource<SecurityContext> keys;

    GatewayKeySource(OperatorSettings settings) {
        try {
            var retriever = new DefaultResourceRetriever(TIMEOUT_MS, TIMEOUT_MS, LARGEST_SET);
            // Not refreshed ahead: that takes threads, and saves one fetch in five minutes of an operator's.
            this.keys = JWKSourceBuilder.create(settings.keySetUrl().toURL(), retriever)
                    .cache(settings.keep().toMillis(), TIMEOUT_MS)
                    .refreshAheadCache(false)
                    .rateLimited(settings.refetch().toMillis())
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("LATCHKEY_GATEWAY_URL must be an http or https URL with a host", e);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return keys.get(selector, context);
        } catch (RateLimitReachedException e) {
            // Where keys are cached, this one is not among them; where none are, they cannot be fetched.
            keys.get(ANY_KEY, context);
            return List.of();
        }
    }
}
