package io.latchkey.gateway.inbound;

import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topics the gateway listens to, and how each is applied once. */
@Configuration(proxyBeanMethods = false)
class GatewaySubscriptions {
    @Bean
    TopicSubscription accountStates(AccountStateListener listener) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_STATE), TopicSubscription.Deduplication.VERSION, listener);
    }

    @Bean
    TopicSubscription credentials(CredentialChangeListener listener) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_EVENTS),
                TopicSubscription.Deduplication.INBOX,
                listener,
                CredentialChangeListener::isRelevant);
    }
}
