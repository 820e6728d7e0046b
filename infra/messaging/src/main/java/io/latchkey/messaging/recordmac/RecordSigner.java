package io.latchkey.messaging.recordmac;

import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.contracts.recordmac.MacMessage;
import io.latchkey.contracts.recordmac.TopicAccess;
import io.latchkey.platform.keys.KeyedMac;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Signs a record for each of our services that reads its topic, when it is handed to the producer: so what an older
 * version left in the outbox is signed, too. Any thread may use it.
 */
public final class RecordSigner {

    private final EventSource self;
    private final MacKeyLists keys;

    /** @throws IllegalArgumentException naming a list of keys that is missing */
    public RecordSigner(EventSource self, RecordMacSettings settings) {
        this.self = self;
        this.keys = new MacKeyLists(self, settings);
    }

    /** Adds a header for each reader; nothing that they cover may change afterwards. */
    public void signRecord(ProducerRecord<byte[], byte[]> record) {
        List<EventSource> readers = TopicAccess.readersOf(record.topic());
        if (readers.isEmpty()) {
            return;
        }
        byte[] message = toMessage(record.topic(), record.key(), record.headers(), record.value());
        for (EventSource reader : readers) {
            KeyedMac key = keys.currentKey(MacKeyName.between(self, reader));
            String name = MacHeader.nameFor(reader);
            record.headers().remove(name);
            record.headers().add(name, MacHeader.encodeValue(key.keyVersion(), key.computeMac(message)));
        }
    }

    static byte[] toMessage(String topic, byte @Nullable [] key, Headers headers, byte @Nullable [] value) {
        var message = new MacMessage(topic, key, value);
        for (Header header : headers) {
            message.addHeader(header.key(), header.value());
        }
        return message.toBytes();
    }
}
