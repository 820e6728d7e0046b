package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.Topic;
import java.util.List;
import java.util.function.Predicate;

/**
 * Topics that a service reads, with what it does with them; declared as a bean. A topic has one subscription.
 *
 * @param concerns which events have an effect here at all; the others cost no transaction
 */
public record Subscription(List<Topic> topics, Dedupe dedupe, EventHandler handler, Predicate<Event> concerns) {

    public Subscription {
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a topic");
        }
    }

    /** One that every event of its topics concerns. */
    public Subscription(List<Topic> topics, Dedupe dedupe, EventHandler handler) {
        this(topics, dedupe, handler, event -> true);
    }

    boolean concerns(Received received) {
        return switch (received) {
            case Received.Of of -> concerns.test(of.envelope().event());
            case Received.Tombstone tombstone -> true;
        };
    }
}
