package io.latchkey.notification.inbound;

import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.SecurityEvent.AccessRequested;
import io.latchkey.messaging.consume.TopicSubscription;
import io.latchkey.notification.accessrequest.AccessRequestedHandler;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which topics are read, and how each is kept to one effect. */
@Configuration(proxyBeanMethods = false)
class InboundSubscriptions {

    @Bean
    TopicSubscription causesOfMails(MailTriggerHandler causes) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_EVENTS), TopicSubscription.Deduplication.INBOX, causes);
    }

    @Bean
    TopicSubscription people(AccountProfileHandler profiles) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_PROFILES), TopicSubscription.Deduplication.VERSION, profiles);
    }

    @Bean
    TopicSubscription requestsForAccess(AccessRequestedHandler requests) {
        return new TopicSubscription(
                List.of(EventTopics.ACCOUNT_SECURITY),
                TopicSubscription.Deduplication.INBOX,
                requests,
                AccessRequested.class::isInstance);
    }
}
