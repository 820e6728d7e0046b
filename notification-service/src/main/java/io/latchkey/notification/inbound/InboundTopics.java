package io.latchkey.notification.inbound;

import io.latchkey.contracts.AccessRequested;
import io.latchkey.contracts.Topics;
import io.latchkey.messaging.consume.Dedupe;
import io.latchkey.messaging.consume.Subscription;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topics are read, and how each is kept to one effect. */
@Configuration(proxyBeanMethods = false)
class InboundTopics {

    @Bean
    Subscription causesOfMails(Causes causes) {
        return new Subscription(List.of(Topics.ACCOUNT_EVENTS), Dedupe.INBOX, causes);
    }

    @Bean
    Subscription people(Profiles profiles) {
        return new Subscription(List.of(Topics.ACCOUNT_PROFILES), Dedupe.VERSION, profiles);
    }

    @Bean
    Subscription requestsForAccess(AccessRequests requests) {
        return new Subscription(
                List.of(Topics.ACCOUNT_SECURITY), Dedupe.INBOX, requests, AccessRequested.class::isInstance);
    }
}
