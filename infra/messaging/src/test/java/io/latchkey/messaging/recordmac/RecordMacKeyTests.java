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
import static io.latchkey.messaging.recordmac.MacRecords.received;
import static io.latchkey.messaging.recordmac.MacRecords.signer;
import static io.latchkey.messaging.recordmac.MacRecords.verifier;
import static io.latchkey.messaging.recordmac.MacRecords.with;
import static io.latchkey.messaging.recordmac.MacRecords.withHeader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountFact.RecoveryCodeUsed;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.contracts.recordmac.MacKeyName;
import io.latchkey.messaging.recordmac.RecordMacSettings.UnsignedRecords;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of keys: how one is changed, what a missing one stops, and the time before there were any. */
class RecordMacKeyTests {

    private static final RecordVerifier READER = verifier(ACCOUNT_SERVICE, SignedRecords.macKeys());

    private final UUID account = UuidFactory.nextUuid();

    @ParameterizedTest
    @EnumSource(MacKeyName.class)
    void aKeyOfEachListIsChangedReaderFirstAndTheOldOneIsGoodForAsLongAsTheReaderHoldsIt(MacKeyName list) {
        String before = SignedRecords.encodedKey(list);
        String after = Base64.getEncoder().encodeToString("a new key, thirty-two bytes long".getBytes(UTF_8));
        ProducerRecord<byte[], byte[]> old = written(list, SignedRecords.macKeys());
        ProducerRecord<byte[], byte[]> fresh = written(list, with(list, List.of(after, before)));

        RecordVerifier during = verifier(list.reader(), with(list, List.of(before, after)));
        assertThat(verify(during, old)).isInstanceOf(VerificationResult.Authentic.class);
        assertThat(verify(during, fresh)).isInstanceOf(VerificationResult.Authentic.class);
        RecordVerifier dropped = verifier(list.reader(), with(list, List.of(after)));
        assertThat(verify(dropped, fresh)).isInstanceOf(VerificationResult.Authentic.class);
        assertThat(verify(dropped, old)).isInstanceOf(VerificationResult.NotAuthentic.class);
        assertThat(verify(verifier(list.reader(), SignedRecords.macKeys()), fresh))
                .isEqualTo(new VerificationResult.NotAuthentic("a key that is not in " + list.variable()));
    }

    @Test
    void whileUnsignedRecordsAreAcceptedOneWithAnyMacMustStillBeRight() {
        RecordVerifier lenient = new RecordVerifier(
                ACCOUNT_SERVICE, new RecordMacSettings(SignedRecords.macKeys(), UnsignedRecords.ACCEPT));
        ProducerRecord<byte[], byte[]> bare = SignedRecords.unsigned(envelope(removed()));

        assertThat(lenient.verifyRecord(ACCOUNT_EVENTS, received(bare)))
                .isInstanceOf(VerificationResult.Unsigned.class);
        assertThat(READER.verifyRecord(ACCOUNT_EVENTS, received(bare)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
        ProducerRecord<byte[], byte[]> half = copy(bare.topic(), bare.key(), bare.value(), bare);
        half.headers().add(MacHeader.nameFor(NOTIFICATION_SERVICE), "x".getBytes(UTF_8));
        assertThat(lenient.verifyRecord(ACCOUNT_EVENTS, received(half)))
                .isInstanceOf(VerificationResult.NotAuthentic.class);
        ProducerRecord<byte[], byte[]> wrong = withHeader(
                SignedRecords.ofEvent(envelope(removed())),
                MacHeader.nameFor(ACCOUNT_SERVICE),
                "00000000:".getBytes(UTF_8));
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

    /** Of what the list's writer may write and its reader reads. */
    private ProducerRecord<byte[], byte[]> written(MacKeyName list, Map<MacKeyName, List<String>> keys) {
        Event event = list.writer() == AUTH_GATEWAY ? removed() : new RecoveryCodeUsed(account, 9, AT);
        var record = SignedRecords.unsigned(
                new EventEnvelope<>(UuidFactory.nextUuid(), list.writer().sourcePath(), AT, null, event));
        signer(list.writer(), keys).signRecord(record);
        return record;
    }

    private static VerificationResult verify(RecordVerifier reader, ProducerRecord<byte[], byte[]> record) {
        return reader.verifyRecord(ACCOUNT_EVENTS, received(record));
    }

    private TwoFactorRemoved removed() {
        return new TwoFactorRemoved(account, 50, null, AT);
    }
}
