package io.latchkey.messaging.consume;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.Topic;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What a handler is given. */
public sealed interface InboundRecord {

    /** The events of one kind among these, in their order; what else there is means nothing to the handler. */
    static <E extends Event> Stream<EventEnvelope<E>> eventsOf(List<InboundRecord> batch, Class<E> kind) {
        return batch.stream()
                .filter(EventRecord.class::isInstance)
                .map(received -> ((EventRecord) received).envelope())
                .filter(envelope -> kind.isInstance(envelope.event()))
                .map(envelope -> envelope.withEvent(kind.cast(envelope.event())));
    }

    /** An event. */
    record EventRecord(EventEnvelope<Event> envelope) implements InboundRecord {}

    /** The end of a key on a compacted topic: forget it. */
    record Tombstone(Topic topic, UUID key) implements InboundRecord {}
}
