package io.latchkey.account.inbound;

import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.consume.TopicSubscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what this service listens to. */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    @Bean
    TopicSubscription accountEvents(AccountFactHandler handler) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_EVENTS), TopicSubscription.Deduplication.INBOX, handler);
    }
}
