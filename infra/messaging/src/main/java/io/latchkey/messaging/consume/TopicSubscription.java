package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.EventTypes;
import io.latchkey.contracts.Topic;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A topic that a handler reads, and how each of its events is kept to one effect. A topic has one subscription.
 *
 * @param passedOver {@code ce_type} of the topic's events that have no effect here; of these nothing more is read
 */
public record TopicSubscription(Topic topic, Deduplication dedupe, Set<String> passedOver) {

    /** Every event, but what was seen before: the inbox filters it, in the transaction of the effect. */
    public static TopicSubscription byInbox(Topic topic) {
        return new TopicSubscription(topic, Deduplication.INBOX, Set.of());
    }

    /** As {@link #byInbox(Topic)}, of the types that concern the service. */
    public static TopicSubscription byInbox(Topic topic, Set<Class<? extends Event>> concerning) {
        Set<String> others = EventTypes.allTypes().stream()
                .filter(type -> EventTopics.topicOf(type).equals(topic) && !concerning.contains(type))
                .map(EventTypes::typeOf)
                .collect(Collectors.toUnmodifiableSet());
        return new TopicSubscription(topic, Deduplication.INBOX, others);
    }

    /** Every event; the handler applies one only where its version is greater. For compacted topics. */
    public static TopicSubscription byVersion(Topic topic) {
        return new TopicSubscription(topic, Deduplication.VERSION, Set.of());
    }

    enum Deduplication {
        INBOX,
        VERSION
    }
}
