package io.latchkey.testkit;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.Topic;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.contracts.recordmac.MacMessage;
import io.latchkey.contracts.recordmac.TopicAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as their writers would sign them, with keys that are the tests' alone; each list has its own. */
public final class SignedRecords {

    private static final Pattern KEY_LIST = Pattern.compile("\\$\\{(LATCHKEY_[A-Z_]+_KEYS)[:}]");

    private SignedRecords() {}

    /** The variables of every list, for a service that is started by its settings. */
    public static Map<String, String> macKeySettings() {
        return Arrays.stream(MacKeyName.values())
                .collect(Collectors.toMap(MacKeyName::variable, SignedRecords::encodedKey));
    }

    /**
     * The other lists of keys that the tested module reads, as its {@code application.yaml} names them: a test of them
     * that goes by this forgets none.
     */
    public static Set<String> otherKeyLists() {
        Set<String> lists = KEY_LIST.matcher(readSettings())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Arrays.stream(MacKeyName.values()).map(MacKeyName::variable).forEach(lists::remove);
        return lists;
    }

    private static String readSettings() {
        try {
            return Files.readString(Path.of("src/main/resources/application.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lists as the services' settings hold them. */
    public static Map<MacKeyName, List<String>> macKeys() {
        return Arrays.stream(MacKeyName.values())
                .collect(Collectors.toMap(name -> name, name -> List.of(encodedKey(name))));
    }

    /** A list's key, as it stands in the setting. */
    public static String encodedKey(MacKeyName name) {
        return Base64.getEncoder().encodeToString(keyOf(name));
    }

    /** The record of an event, signed by the service that its source names. */
    public static ProducerRecord<byte[], byte[]> ofEvent(EventEnvelope<? extends Event> envelope) {
        ProducerRecord<byte[], byte[]> record = unsigned(envelope);
        Arrays.stream(EventSource.values())
                .filter(writer -> writer.sourcePath().equals(envelope.source()))
                .forEach(writer -> sign(writer, record));
        return record;
    }

    /** The same without any MAC: what somebody else could write. */
    public static ProducerRecord<byte[], byte[]> unsigned(EventEnvelope<? extends Event> envelope) {
        var record = new ProducerRecord<>(
                EventTopics.topicOf(envelope.event()).name(),
                toBytes(envelope.recordKey().toString()),
                EventJson.toBytes(envelope.event()));
        EventHeaders.fromEnvelope(envelope)
                .forEach((name, value) -> record.headers().add(name, toBytes(value)));
        return record;
    }

    /** A tombstone, signed by its topic's only writer. */
    public static ProducerRecord<byte[], byte[]> tombstone(Topic topic, UUID key) {
        var record = new ProducerRecord<byte[], byte[]>(topic.name(), toBytes(key.toString()), null);
        sign(TopicAccess.writersOf(topic).iterator().next(), record);
        return record;
    }

    /** Signs a record for every reader of its topic with whom the writer shares a key, whatever stands in it. */
    public static void sign(EventSource writer, ProducerRecord<byte[], byte[]> record) {
        for (EventSource reader : TopicAccess.readersOf(record.topic())) {
            Arrays.stream(MacKeyName.values())
                    .filter(name -> name.writer() == writer && name.reader() == reader)
                    .forEach(name -> signWith(keyOf(name), MacHeader.nameFor(reader), record));
        }
    }

    /** Puts a MAC under a key of the caller's choice into a header, in place of what stands there. */
    public static void signWith(byte[] key, String header, ProducerRecord<byte[], byte[]> record) {
        var message = new MacMessage(record.topic(), record.key(), record.value());
        record.headers().forEach(one -> message.addHeader(one.key(), one.value()));
        record.headers().remove(header);
        record.headers().add(header, MacHeader.encodeValue(versionOf(key), computeMac(key, message.toBytes())));
    }

    private static byte[] keyOf(MacKeyName name) {
        return digest(toBytes("test key " + name));
    }

    private static String versionOf(byte[] key) {
        return HexFormat.of().formatHex(digest(key), 0, 4);
    }

    private static byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] computeMac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] toBytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
