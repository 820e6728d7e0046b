package io.latchkey.messaging.consume;

import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.messaging.inbox.InboxEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a record turned out to be, for its consumer. */
sealed interface ParsedRecord {

    ConsumerRecord<byte[], byte[]> from();

    /** To be handled. {@code seen} identifies it for the inbox where it has one. */
    record Usable(ConsumerRecord<byte[], byte[]> from, InboundRecord received) implements ParsedRecord {

        boolean isEvent() {
            return received instanceof InboundRecord.EventRecord;
        }

        /** Only of an event. */
        InboxEntry inboxEntry() {
            return switch (received) {
                case InboundRecord.EventRecord event ->
                    new InboxEntry(event.envelope().id(), event.envelope().time());
                case InboundRecord.Tombstone tombstone -> throw new IllegalStateException("a tombstone is no event");
            };
        }
    }

    /** Of a type this version does not know. */
    record Unknown(ConsumerRecord<byte[], byte[]> from) implements ParsedRecord {}

    /** Of a type that has no effect here; its data was not looked at. */
    record Unconcerning(ConsumerRecord<byte[], byte[]> from) implements ParsedRecord {}

    /** To be put away; the cause begins with a class, the rest is our own words and never holds content. */
    sealed interface DeadRecord extends ParsedRecord {

        String cause();
    }

    /** No event, or one that fails for good. */
    record Malformed(ConsumerRecord<byte[], byte[]> from, String cause) implements DeadRecord {

        static Malformed inWords(ConsumerRecord<byte[], byte[]> from, String words) {
            return new Malformed(from, Malformed.class.getSimpleName() + ": " + words);
        }
    }

    /** Nobody whom we know vouches for it. */
    record Unauthentic(ConsumerRecord<byte[], byte[]> from, String words) implements DeadRecord {

        @Override
        public String cause() {
            return MacHeader.REFUSED_CAUSE + ": " + words;
        }
    }
}
