package io.latchkey.messaging.consume;

import io.latchkey.contracts.Topic;
import io.latchkey.messaging.MessagingProperties;
import io.latchkey.messaging.topics.RequiredTopics;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tells the topic check what the subscriptions read, and their dead letters. */
@Configuration(proxyBeanMethods = false)
class SubscriptionTopicsConfiguration {

    @Bean
    RequiredTopics readTopics(ObjectProvider<EventHandler> handlers, MessagingProperties properties) {
        List<Topic> topics =
                handlers.stream().map(handler -> handler.subscription().topic()).toList();
        var once = new HashSet<Topic>();
        topics.stream().filter(topic -> !once.add(topic)).findFirst().ifPresent(twice -> {
            throw new IllegalStateException("topic " + twice.name() + " has two subscriptions in one service");
        });
        String group = properties.source().consumerGroup();
        return new RequiredTopics(topics.stream()
                .flatMap(topic -> Stream.of(topic, topic.deadLetters(group)))
                .toList());
    }
}
