package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Topic;
import java.util.UUID;

/** What a handler is given. */
public sealed interface InboundRecord {

    /** An event. */
    record EventRecord(EventEnvelope<Event> envelope) implements InboundRecord {}

    /** The end of a key on a compacted topic: forget it. */
    record Tombstone(Topic topic, UUID key) implements InboundRecord {}
}
