package io.latchkey.messaging.recordmac;

import static io.latchkey.contracts.EventSource.ACCOUNT_SERVICE;
import static io.latchkey.contracts.EventSource.AUTH_GATEWAY;
import static io.latchkey.contracts.EventSource.NOTIFICATION_SERVICE;
import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static io.latchkey.contracts.EventTopics.ACCOUNT_PROFILES;
import static io.latchkey.contracts.EventTopics.ACCOUNT_STATE;
import static io.latchkey.messaging.recordmac.MacRecords.AT;
import static io.latchkey.messaging.recordmac.MacRecords.copy;
import static io.latchkey.messaging.recordmac.MacRecords.envelope;
import static io.latchkey.messaging.recordmac.MacRecords.header;
import static io.latchkey.messaging.recordmac.MacRecords.received;
import static io.latchkey.messaging.recordmac.MacRecords.signer;
import static io.latchkey.messaging.recordmac.MacRecords.verifier;
import static io.latchkey.messaging.recordmac.MacRecords.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** A record is taken from its writer, as it was written, and from nobody else in any other form. */
class RecordMacTests {

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
}
