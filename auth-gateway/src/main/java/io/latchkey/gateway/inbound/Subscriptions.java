package io.latchkey.gateway.inbound;

import io.latchkey.contracts.Topics;
import io.latchkey.messaging.consume.Dedupe;
import io.latchkey.messaging.consume.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topics the gateway listens to, and how each is applied once. */
@Configuration(proxyBeanMethods = false)
class Subscriptions {
    @Bean
    Subscription accountStates(StateListener listener) {
        return new Subscription(List.of(Topics.ACCOUNT_STATE), Dedupe.VERSION, listener);
    }

    @Bean
    Subscription credentials(CredentialsListener listener) {
        return new Subscription(List.of(Topics.ACCOUNT_EVENTS), Dedupe.INBOX, listener, CredentialsListener::concerns);
    }
}
