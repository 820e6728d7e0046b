package io.latchkey.messaging.recordmac;

import static io.latchkey.contracts.EventSource.ACCOUNT_SERVICE;
import static io.latchkey.contracts.EventSource.AUTH_GATEWAY;
import static io.latchkey.contracts.EventSource.NOTIFICATION_SERVICE;
import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;
import static io.latchkey.contracts.EventTopics.ACCOUNT_STATE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A record is taken from its writer, as it was written, and from nobody else in any other form. */
class RecordMacTests {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final String MAC = MacHeader.nameFor(ACCOUNT_SERVICE);
    private static final RecordVerifier READER = verifier(ACCOUNT_SERVICE, SignedRecords.macKeys());

    private final UUID account = UuidFactory.nextUuid();

    @Test
    void whatTheSignerWritesEachReaderTakes() {
        ProducerRecord<byte[], byte[]> record = SignedRecords.unsigned(envelope(removed()));
        signer(AUTH_GATEWAY, SignedRecords.macKeys()).signRecord(record);

        for (EventSource reader : EventSource.values()) {
            assertThat(verifier(reader, SignedRecords.macKeys()).verifyRecord(ACCOUNT_EVENTS, received(record)))
                    .isInstanceOf(VerificationResult.Authentic.class);
        }
        assertThat(record.headers())
                .filteredOn(header -> MacHeader.isMacHeader(header.key()))
                .hasSize(3);
    }

    @Test
    void theHelperOfTheTestsSignsAsTheServiceDoes() {
        ProducerRecord<byte[], byte[]> ours = SignedRecords.unsigned(envelope(removed()));
        ProducerRecord<byte[], byte[]> theirs =
                new ProducerRecord<>(ours.topic(), null, ours.key(), ours.value(), new RecordHeaders(ours.headers()));
        signer(AUTH_GATEWAY, SignedRecords.macKeys()).signRecord(ours);
        SignedRecords.sign(AUTH_GATEWAY, theirs);

        assertThat(theirs.headers()).isEqualTo(ours.headers());
    }

    @Test
    void aChangeOfAnyByteThatIsCoveredIsSeen() {
        ProducerRecord<byte[], byte[]> record = request();
        record.headers().forEach(header -> {
            if (header.key().startsWith("ce_")) {
                spoilt(header.value()).forEach(value -> refused(withHeader(record, header.key(), value)));
                refused(withHeader(record, header.key(), null));
            }
        });
        spoilt(record.key()).forEach(key -> refused(copy(record.topic(), key, record.value(), record)));
        spoilt(record.value()).forEach(value -> refused(copy(record.topic(), record.key(), value, record)));
        refused(copy(record.topic(), null, record.value(), record));
        refused(copy(record.topic(), record.key(), null, record));
        refused(copy(record.topic(), record.value(), record.key(), record));
        ProducerRecord<byte[], byte[]> more = withHeader(record, "ce_more", "x".getBytes(UTF_8));
        refused(more);
        ProducerRecord<byte[], byte[]> swapped =
                withHeader(record, EventHeaders.ID, header(record, EventHeaders.SUBJECT));
        refused(withHeader(swapped, EventHeaders.SUBJECT, header(record, EventHeaders.ID)));
    }

    @Test
    void everyMacThatIsNotTheOneOfThisRecordIsRefused() {
        ProducerRecord<byte[], byte[]> record = request();
        byte[] right = header(record, MAC);
        spoilt(right).forEach(mac -> refused(withHeader(record, MAC, mac)));
        refused(withHeader(record, MAC, null));
        refused(withHeader(record, MAC, new byte[0]));
        refused(withHeader(record, MAC, (new String(right, UTF_8) + "=").getBytes(UTF_8)));
        refused(withHeader(record, MAC, new byte[100_000]));
        // The last of 43 characters has two bits that mean nothing; one spelling alone passes.
        for (char last : "AEIMQUYcgkosw048BCDFGH".toCharArray()) {
            byte[] other = right.clone();
            other[other.length - 1] = (byte) last;
            if (!Arrays.equals(other, right)) {
                refused(withHeader(record, MAC, other));
            }
        }
        ProducerRecord<byte[], byte[]> twice = copy(record.topic(), record.key(), record.value(), record);
        twice.headers().add(MAC, right);
        refused(twice);
    }

    @Test
    void aMacOfAnotherRecordReaderTopicKeyOrAccountIsRefused() {
        ProducerRecord<byte[], byte[]> record = request();
        refused(withHeader(record, MAC, header(request(), MAC)));
        refused(withHeader(record, MAC, header(record, MacHeader.nameFor(NOTIFICATION_SERVICE))));
        refused(withHeader(record, MAC, header(SignedRecords.ofEvent(envelope(removed())), MAC)));
        ProducerRecord<byte[], byte[]> moved =
                copy(record.topic(), UUID.randomUUID().toString().getBytes(UTF_8), record.value(), record);
        refused(moved);

        ProducerRecord<byte[], byte[]> elsewhere = copy(ACCOUNT_STATE.name(), record.key(), record.value(), record);
        SignedRecords.sign(AUTH_GATEWAY, elsewhere);
        refused(withHeader(record, MAC, header(elsewhere, MacHeader.nameFor(AUTH_GATEWAY))));
    }

    @Test
    void aKeyIsNoGoodForTypesOrTopicsOfAnotherWriter() {
        ProducerRecord<byte[], byte[]> asItself = SignedRecords.unsigned(
                new EventEnvelope<>(UuidFactory.nextUuid(), ACCOUNT_SERVICE.sourcePath(), AT, null, removed()));
        SignedRecords.sign(ACCOUNT_SERVICE, asItself);
        refused(asItself);
        ProducerRecord<byte[], byte[]> asTheGateway = SignedRecords.unsigned(envelope(removed()));
        SignedRecords.sign(ACCOUNT_SERVICE, asTheGateway);
        refused(asTheGateway);

        // What is checked and what is parsed must not be two headers of one name.
        ProducerRecord<byte[], byte[]> hidden = SignedRecords.unsigned(
                new EventEnvelope<>(UuidFactory.nextUuid(), ACCOUNT_SERVICE.sourcePath(), AT, null, removed()));
        hidden.headers().add(EventHeaders.TYPE, (byte[]) null);
        SignedRecords.sign(ACCOUNT_SERVICE, hidden);
        refused(hidden);

        RecordVerifier mailer = verifier(NOTIFICATION_SERVICE, SignedRecords.macKeys());
        ProducerRecord<byte[], byte[]> tombstone =
                new ProducerRecord<>(ACCOUNT_PROFILES.name(), account.toString().getBytes(UTF_8), null);
        SignedRecords.sign(ACCOUNT_SERVICE, tombstone);
        assertThat(mailer.verifyRecord(ACCOUNT_PROFILES, received(tombstone)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
    }

    @Test
    void aTombstoneIsItsTopicsOnlyWriters() {
        RecordVerifier mailer = verifier(NOTIFICATION_SERVICE, SignedRecords.macKeys());

        assertThat(mailer.verifyRecord(ACCOUNT_PROFILES, received(SignedRecords.tombstone(ACCOUNT_PROFILES, account))))
                .isInstanceOf(VerificationResult.Authentic.class);
        var bare = new ProducerRecord<byte[], byte[]>(
                ACCOUNT_PROFILES.name(), account.toString().getBytes(UTF_8), null);
        assertThat(mailer.verifyRecord(ACCOUNT_PROFILES, received(bare)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
        // Two write this topic: nobody can be told from nothing.
        refused(new ProducerRecord<>(ACCOUNT_EVENTS.name(), account.toString().getBytes(UTF_8), null));
    }

    @Test
    void aKeyIsChangedReaderFirstAndTheOldOneIsGoodForAsLongAsTheReaderHoldsIt() {
        MacKeyName list = MacKeyName.GATEWAY_TO_ACCOUNT;
        String before = SignedRecords.encodedKey(list);
        String after = Base64.getEncoder().encodeToString("a new key, thirty-two bytes long".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> old = SignedRecords.unsigned(envelope(removed()));
        signer(AUTH_GATEWAY, SignedRecords.macKeys()).signRecord(old);
        ProducerRecord<byte[], byte[]> fresh = SignedRecords.unsigned(envelope(removed()));
        signer(AUTH_GATEWAY, with(list, List.of(after, before))).signRecord(fresh);

        RecordVerifier during = verifier(ACCOUNT_SERVICE, with(list, List.of(before, after)));
        assertThat(during.verifyRecord(ACCOUNT_EVENTS, received(old))).isInstanceOf(VerificationResult.Authentic.class);
        assertThat(during.verifyRecord(ACCOUNT_EVENTS, received(fresh)))
                .isInstanceOf(VerificationResult.Authentic.class);
        assertThat(READER.verifyRecord(ACCOUNT_EVENTS, received(fresh)))
                .isEqualTo(new VerificationResult.NotAuthentic("a key that is not in " + list.variable()));
        assertThat(verifier(ACCOUNT_SERVICE, with(list, List.of(after))).verifyRecord(ACCOUNT_EVENTS, received(old)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
    }

    @Test
    void whileUnsignedRecordsAreAcceptedOneWithAnyMacMustStillBeRight() {
        RecordVerifier lenient = new RecordVerifier(
                ACCOUNT_SERVICE, new RecordMacSettings(SignedRecords.macKeys(), UnsignedRecords.ACCEPT));
        ProducerRecord<byte[], byte[]> bare = SignedRecords.unsigned(envelope(removed()));

        assertThat(lenient.verifyRecord(ACCOUNT_EVENTS, received(bare)))
                .isInstanceOf(VerificationResult.Unsigned.class);
        refused(bare);
        ProducerRecord<byte[], byte[]> half = copy(bare.topic(), bare.key(), bare.value(), bare);
        half.headers().add(MacHeader.nameFor(NOTIFICATION_SERVICE), "x".getBytes(UTF_8));
        assertThat(lenient.verifyRecord(ACCOUNT_EVENTS, received(half)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
        ProducerRecord<byte[], byte[]> wrong = withHeader(request(), MAC, "00000000:".getBytes(UTF_8));
        assertThat(lenient.verifyRecord(ACCOUNT_EVENTS, received(wrong)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
    }

    @Test
    void aMissingOrMalformedListStopsTheStartAndIsNamed() {
        for (EventSource service : EventSource.values()) {
            for (MacKeyName list : MacKeyName.values()) {
                if (list.reader() == service || list.writer() == service) {
                    var without = new HashMap<>(SignedRecords.macKeys());
                    without.remove(list);
                    assertThatThrownBy(() -> verifier(service, without)).hasMessageContaining(list.variable());
                }
            }
        }
        String key = "c2hvcnQ=";
        assertThatThrownBy(() -> with(MacKeyName.ACCOUNT_TO_GATEWAY, List.of(key), UnsignedRecords.REFUSE))
                .hasMessageContaining(MacKeyName.ACCOUNT_TO_GATEWAY.variable())
                .hasMessageNotContaining(key);
        assertThat(new RecordMacSettings(SignedRecords.macKeys(), UnsignedRecords.REFUSE).toString())
                .doesNotContain(SignedRecords.encodedKey(MacKeyName.ACCOUNT_TO_GATEWAY));
    }

    @Test
    void aServiceCannotSubscribeToATopicThatIsNotSignedForIt() {
        RecordVerifier mailer = verifier(NOTIFICATION_SERVICE, SignedRecords.macKeys());

        assertThatThrownBy(() -> mailer.requireSignedFor(ACCOUNT_STATE)).hasMessageContaining(ACCOUNT_STATE.name());
        mailer.requireSignedFor(ACCOUNT_PROFILES);
        READER.requireSignedFor(ACCOUNT_EVENTS);
    }

    private ProducerRecord<byte[], byte[]> request() {
        UUID id = UuidFactory.nextUuid();
        return SignedRecords.ofEvent(new EventEnvelope<>(
                id,
                AUTH_GATEWAY.sourcePath(),
                AT,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                new PasswordResetRequested(id, account, 1, RequestedBy.HOLDER, null, AT)));
    }

    private TwoFactorRemoved removed() {
        return new TwoFactorRemoved(account, 50, null, AT);
    }

    private static EventEnvelope<Event> envelope(Event event) {
        return new EventEnvelope<>(UuidFactory.nextUuid(), AUTH_GATEWAY.sourcePath(), AT, null, event);
    }

    private static void refused(ProducerRecord<byte[], byte[]> record) {
        assertThat(READER.verifyRecord(ACCOUNT_EVENTS, received(record)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
    }

    /** Each byte flipped, one cut off at either end, one added. */
    private static List<byte[]> spoilt(byte[] bytes) {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            byte[] flipped = bytes.clone();
            flipped[i] ^= 1;
            all.add(flipped);
        }
        all.add(Arrays.copyOf(bytes, bytes.length - 1));
        all.add(Arrays.copyOfRange(bytes, 1, bytes.length));
        all.add(Arrays.copyOf(bytes, bytes.length + 1));
        return all;
    }

    private static byte[] header(ProducerRecord<byte[], byte[]> record, String name) {
        return record.headers().lastHeader(name).value();
    }

    private static ProducerRecord<byte[], byte[]> withHeader(
            ProducerRecord<byte[], byte[]> record, String name, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> changed = copy(record.topic(), record.key(), record.value(), record);
        changed.headers().remove(name);
        changed.headers().add(name, value);
        return changed;
    }

    private static ProducerRecord<byte[], byte[]> copy(
            String topic, byte @Nullable [] key, byte @Nullable [] value, ProducerRecord<byte[], byte[]> headersOf) {
        var headers = new RecordHeaders();
        for (Header header : headersOf.headers()) {
            headers.add(header.key(), header.value());
        }
        return new ProducerRecord<>(topic, null, key, value, headers);
    }

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(
                ACCOUNT_PROFILES.name().equals(sent.topic()) ? sent.topic() : ACCOUNT_EVENTS.name(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    private static RecordSigner signer(EventSource self, Map<MacKeyName, List<String>> keys) {
        return new RecordSigner(self, new RecordMacSettings(keys, UnsignedRecords.REFUSE));
    }

    private static RecordVerifier verifier(EventSource self, Map<MacKeyName, List<String>> keys) {
        return new RecordVerifier(self, new RecordMacSettings(keys, UnsignedRecords.REFUSE));
    }

    private static Map<MacKeyName, List<String>> with(MacKeyName list, List<String> keys) {
        var changed = new HashMap<>(SignedRecords.macKeys());
        changed.put(list, keys);
        return changed;
    }

    private static RecordMacSettings with(MacKeyName list, List<String> keys, UnsignedRecords unsigned) {
        return new RecordMacSettings(with(list, keys), unsigned);
    }
}
