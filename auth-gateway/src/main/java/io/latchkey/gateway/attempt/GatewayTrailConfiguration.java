package io.latchkey.gateway.attempt;

import io.latchkey.messaging.outbox.RefusalOutbox;
import io.latchkey.platform.trail.RefusalTrailConfiguration;
import io.latchkey.platform.trail.TrailRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Refusals are told by the network's digest that attempts are counted by, and published. */
@Configuration(proxyBeanMethods = false)
@Import(RefusalTrailConfiguration.class)
class GatewayTrailConfiguration {

    @Bean
    TrailRules trailRules(AttemptOriginResolver origins, RefusalOutbox outbox) {
        return new TrailRules(origins::digestNetwork, outbox::append);
    }
}
