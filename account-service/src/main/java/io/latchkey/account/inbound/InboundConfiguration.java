package io.latchkey.account.inbound;

import io.latchkey.contracts.Topics;
import io.latchkey.messaging.consume.Dedupe;
import io.latchkey.messaging.consume.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Declares what this service listens to. */
@Configuration(proxyBeanMethods = false)
class InboundConfiguration {

    @Bean
    Subscription accountEvents(AccountFacts handler) {
        return new Subscription(List.of(Topics.ACCOUNT_EVENTS), Dedupe.INBOX, handler);
    }
}
