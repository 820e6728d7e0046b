package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.Topic;
import java.util.function.Predicate;

/**
 * A topic that a handler reads, and how each of its events is kept to one effect. A topic has one subscription.
 *
 * @param concerns which events have an effect here at all; the others cost no transaction
 */
public record TopicSubscription(Topic topic, Deduplication dedupe, Predicate<Event> concerns) {

    /** Every event, but what was seen before: the inbox filters it, in the transaction of the effect. */
    public static TopicSubscription byInbox(Topic topic) {
        return byInbox(topic, event -> true);
    }

    /** As {@link #byInbox(Topic)}, of the events that concern the service. */
    public static TopicSubscription byInbox(Topic topic, Predicate<Event> concerns) {
        return new TopicSubscription(topic, Deduplication.INBOX, concerns);
    }

    /** Every event; the handler applies one only where its version is greater. For compacted topics. */
    public static TopicSubscription byVersion(Topic topic) {
        return new TopicSubscription(topic, Deduplication.VERSION, event -> true);
    }

    boolean concerns(InboundRecord received) {
        return switch (received) {
            case InboundRecord.EventRecord of -> concerns.test(of.envelope().event());
            case InboundRecord.Tombstone tombstone -> true;
        };
    }

    enum Deduplication {
        INBOX,
        VERSION
    }
}
