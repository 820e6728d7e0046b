package io.latchkey.account.internalapi;

import io.latchkey.messaging.outbox.RefusalOutbox;
import io.latchkey.platform.trail.PeerDigest;
import io.latchkey.platform.trail.RefusalTrailConfiguration;
import io.latchkey.platform.trail.TrailRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Callers that are refused are told by their socket's address, and published. */
@Configuration(proxyBeanMethods = false)
@Import(RefusalTrailConfiguration.class)
class AccountTrailConfiguration {

    @Bean
    TrailRules trailRules(InternalCallerSettings callers, RefusalOutbox outbox) {
        return new TrailRules(new PeerDigest(callers.gateway()), outbox::append);
    }
}
