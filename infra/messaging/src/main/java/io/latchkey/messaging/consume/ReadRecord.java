package io.latchkey.messaging.consume;

import io.latchkey.messaging.inbox.Seen;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record turned out to be, for its consumer. */
sealed interface ReadRecord {

    ConsumerRecord<byte[], byte[]> from();

    /** To be handled. {@code seen} identifies it for the inbox where it has one. */
    record Usable(ConsumerRecord<byte[], byte[]> from, Received received) implements ReadRecord {

        boolean isEvent() {
            return received instanceof Received.Of;
        }

        /** Only of an event. */
        Seen seen() {
            return switch (received) {
                case Received.Of event ->
                    new Seen(event.envelope().id(), event.envelope().time());
                case Received.Tombstone tombstone -> throw new IllegalStateException("a tombstone is no event");
            };
        }
    }

    /** Of a type this version does not know. */
    record Unknown(ConsumerRecord<byte[], byte[]> from) implements ReadRecord {}

    /** A dead letter; the cause holds no content. */
    record Malformed(ConsumerRecord<byte[], byte[]> from, String cause) implements ReadRecord {}
}
