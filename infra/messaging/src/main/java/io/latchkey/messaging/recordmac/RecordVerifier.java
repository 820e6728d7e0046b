package io.latchkey.messaging.recordmac;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.contracts.recordmac.MacMessage;
import io.latchkey.contracts.recordmac.TopicAccess;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.platform.keys.KeyedMac;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the records of our writers from those of anybody else who can write to Kafka, before anything of them is parsed.
 * The writer is whom {@code ce_source} names; a tombstone without CloudEvents headers is of its topic's only writer. Any
 * thread may use it.
 */
public final class RecordVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(RecordVerifier.class);

    private final EventSource self;
    private final String macHeader;
    private final MacKeyLists keys;
    private final boolean acceptsUnsigned;

    /** @throws IllegalArgumentException naming a list of keys that is missing */
    public RecordVerifier(EventSource self, RecordMacSettings settings) {
        this.self = self;
        this.macHeader = MacHeader.nameFor(self);
        this.keys = new MacKeyLists(self, settings);
        this.acceptsUnsigned = settings.unsigned() == UnsignedRecords.ACCEPT;
        if (acceptsUnsigned) {
            LOG.warn(
                    "LATCHKEY_UNSIGNED_RECORDS=accept: whoever can write to Kafka can write our records; set it back to"
                            + " refuse once every writer signs");
        }
    }

    /** @throws IllegalStateException when the writers of a topic do not sign for this service: nothing would be taken */
    public void requireSignedFor(Topic topic) {
        if (!TopicAccess.readersOf(topic.name()).contains(self)) {
            throw new IllegalStateException(
                    topic.name() + " is not signed for " + self.consumerGroup() + ": TopicAccess has to name it");
        }
    }

    public VerificationResult verifyRecord(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        if (isAnyHeaderDoubled(record.headers())) {
            return new VerificationResult.NotAuthentic("a CloudEvents header stands twice");
        }
        Optional<EventSource> writer = findWriter(topic, record);
        if (writer.isEmpty()) {
            return new VerificationResult.NotAuthentic("it names no writer of this topic");
        }
        if (!TopicAccess.mayWrite(writer.get(), topic, headerText(record.headers(), EventHeaders.TYPE))) {
            return new VerificationResult.NotAuthentic("its writer writes no such type here");
        }
        if (acceptsUnsigned && !bearsAnyMac(record.headers())) {
            return new VerificationResult.Unsigned();
        }
        return verifyMac(MacKeyName.between(writer.get(), self), record);
    }

    private VerificationResult verifyMac(MacKeyName list, ConsumerRecord<byte[], byte[]> record) {
        Header found = null;
        for (Header header : record.headers().headers(macHeader)) {
            if (found != null) {
                return new VerificationResult.NotAuthentic("two MACs for this reader");
            }
            found = header;
        }
        if (found == null) {
            return new VerificationResult.NotAuthentic("no MAC for this reader");
        }
        byte[] presented = found.value();
        Optional<String> version = presented == null ? Optional.empty() : MacHeader.parseKeyVersion(presented);
        if (version.isEmpty()) {
            return new VerificationResult.NotAuthentic("a malformed MAC");
        }
        Optional<KeyedMac> key = keys.findKey(list, version.get());
        if (key.isEmpty()) {
            return new VerificationResult.NotAuthentic("a key that is not in " + list.variable());
        }
        byte[] expected = MacHeader.encodeValue(
                version.get(),
                key.get()
                        .computeMac(RecordSigner.toMessage(
                                record.topic(), record.key(), record.headers(), record.value())));
        return MessageDigest.isEqual(expected, presented)
                ? new VerificationResult.Authentic()
                : new VerificationResult.NotAuthentic("the MAC is not this record's");
    }

    private static Optional<EventSource> findWriter(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        String source = headerText(record.headers(), EventHeaders.SOURCE);
        boolean bareTombstone = source.isEmpty() && record.value() == null;
        return Arrays.stream(EventSource.values())
                .filter(TopicAccess.writersOf(topic)::contains)
                .filter(writer -> bareTombstone
                        ? TopicAccess.writersOf(topic).size() == 1
                        : writer.sourcePath().equals(source))
                .findFirst();
    }

    private static boolean bearsAnyMac(Headers headers) {
        for (Header header : headers) {
            if (MacHeader.isMacHeader(header.key())) {
                return true;
            }
        }
        return false;
    }

    /** What is looked at here and what is parsed later must be the same header, also of a writer who means no good. */
    private static boolean isAnyHeaderDoubled(Headers headers) {
        Set<String> seen = new HashSet<>();
        for (Header header : headers) {
            if (MacMessage.isCovered(header.key()) && !seen.add(header.key())) {
                return true;
            }
        }
        return false;
    }

    private static String headerText(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.ISO_8859_1);
    }
}
