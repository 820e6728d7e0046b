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
public record TopicSubscription(
        List<Topic> topics, Deduplication dedupe, EventHandler handler, Predicate<Event> concerns) {

    public TopicSubscription {
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("a subscription needs a topic");
        }
    }

    /** One that every event of its topics concerns. */
    public TopicSubscription(List<Topic> topics, Deduplication dedupe, EventHandler handler) {
        this(topics, dedupe, handler, event -> true);
    }

    boolean concerns(InboundRecord received) {
        return switch (received) {
            case InboundRecord.EventRecord of -> concerns.test(of.envelope().event());
            case InboundRecord.Tombstone tombstone -> true;
        };
    }

    /** How a subscription makes sure that each event has one effect. */
    public enum Deduplication {
        /** What was seen before is filtered by the inbox, in the transaction of the effect. */
        INBOX,
        /** The handler applies a record only where its version is greater; for compacted topics. */
        VERSION
    }
}
