package io.latchkey.messaging.consume;

import io.latchkey.contracts.Topic;
import java.util.List;

/** Topics that a service reads, with what it does with them; declared as a bean. A topic has one subscription. */
public record Subscription(List<Topic> topics, Dedupe dedupe, EventHandler handler) {

    public Subscription {
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a topic");
        }
    }
}
