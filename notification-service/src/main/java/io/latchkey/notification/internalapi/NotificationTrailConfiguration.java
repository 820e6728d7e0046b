package io.latchkey.notification.internalapi;

import io.latchkey.platform.trail.PeerDigest;
import io.latchkey.platform.trail.RefusalTrailConfiguration;
import io.latchkey.platform.trail.TrailRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import reactor.core.publisher.Mono;

/** Whoever is refused on any port of this service is told by line and count: it writes no security events. */
@Configuration(proxyBeanMethods = false)
@Import(RefusalTrailConfiguration.class)
class NotificationTrailConfiguration {

    @Bean
    TrailRules trailRules(GatewayCallerSettings callers) {
        return new TrailRules(new PeerDigest(callers.gatewayKeys()), refusals -> Mono.empty());
    }
}
