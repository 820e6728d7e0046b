package io.latchkey.trial;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The ways in which a record can be wrong, each made from a good one. */
final class MalformedRecords {

    private final Map<String, ProducerRecord<byte[], byte[]>> ways = new LinkedHashMap<>();

    private MalformedRecords() {}

    /** The ways by name. */
    static Map<String, ProducerRecord<byte[], byte[]>> all() {
        var malformed = new MalformedRecords();
        malformed.headers();
        malformed.values();
        malformed.places();
        // Each is its writer's own: what is wrong is what it says, not who says it.
        malformed.ways.values().forEach(record -> SignedRecords.sign(EventSource.AUTH_GATEWAY, record));
        return malformed.ways;
    }

    private void headers() {
        for (String name : new String[] {
            EventHeaders.TYPE, EventHeaders.ID, EventHeaders.SPEC_VERSION, EventHeaders.SOURCE, EventHeaders.TIME
        }) {
            header("without " + name, name, null);
            header("empty " + name, name, new byte[0]);
        }
        header("an id that is none", EventHeaders.ID, bytes("1-1-1-1-1"));
        header("a time that is none", EventHeaders.TIME, bytes("yesterday"));
        header("CloudEvents of another version", EventHeaders.SPEC_VERSION, bytes("0.3"));
        header(
                "a subject that is not the account",
                EventHeaders.SUBJECT,
                bytes(UuidFactory.nextUuid().toString()));
        header("a type that is not UTF-8", EventHeaders.TYPE, new byte[] {(byte) 0xff, (byte) 0xfe});
        var none = good();
        ways.put("no headers", new ProducerRecord<>(none.topic(), null, none.key(), none.value()));
    }

    private void values() {
        value("empty", value -> new byte[0]);
        value("null", value -> null);
        value("not JSON", value -> bytes("\u0000\u0001 <xml/>"));
        value("an array", value -> bytes("[]"));
        value("a number", value -> bytes("42"));
        value("cut off", value -> java.util.Arrays.copyOf(value, value.length / 2));
        value("not UTF-8", value -> new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        value("a wrong type", value -> text(value)
                .replace("\"profileVersion\":1", "\"profileVersion\":{}")
                .getBytes(StandardCharsets.UTF_8));
        value("an unknown word", value -> bytes(text(value).replace("HOLDER", "NOBODY")));
        value("a field missing", value -> bytes(text(value).replace("\"profileVersion\":1,", "")));
        value("900 kB of noise", value -> noise(900_000));
        value("8 MB that compress well", value -> new byte[8_000_000]);
        value("deeply nested", value -> bytes("[".repeat(50_000)));
    }

    private void places() {
        var record = good();
        ways.put("no key", new ProducerRecord<>(record.topic(), null, (byte[]) null, record.value(), record.headers()));
        var other = good();
        ways.put(
                "a key of somebody else",
                new ProducerRecord<>(
                        other.topic(), null, bytes(UUID.randomUUID().toString()), other.value(), other.headers()));
        var elsewhere = TrialEvents.record(TrialEvents.profile(UuidFactory.nextUuid(), "ada@example.org"));
        ways.put(
                "an event of another topic",
                new ProducerRecord<>(record.topic(), null, elsewhere.key(), elsewhere.value(), elsewhere.headers()));
    }

    private void header(String way, String name, byte @Nullable [] value) {
        var record = good();
        record.headers().remove(name);
        if (value != null) {
            record.headers().add(name, value);
        }
        ways.put(way, record);
    }

    private void value(String way, UnaryOperator<byte @Nullable []> change) {
        var record = good();
        ways.put(
                way,
                new ProducerRecord<>(
                        record.topic(), null, record.key(), change.apply(record.value()), record.headers()));
    }

    private static ProducerRecord<byte[], byte[]> good() {
        return TrialEvents.record(TrialEvents.request(UuidFactory.nextUuid()));
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new java.util.Random(7).nextBytes(noise);
        return noise;
    }

    private static String text(byte @Nullable [] value) {
        return new String(java.util.Objects.requireNonNull(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
