package io.latchkey.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountFact.TwoFactorRemoved;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.RefusedRecords;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whoever can write to Kafka and holds no key of the gateway's changes no account and makes no link. */
class ForgedRecordsIT {

    private static final String MAC = MacHeader.nameFor(EventSource.ACCOUNT_SERVICE);

    private final AccountStack stack = AccountStack.shared();
    private final Happenings happenings = new Happenings(stack);

    @Test
    void aForgedRemovalLeavesTheSecondFactorWhereItIs() {
        Enrolled victim = happenings.enrolled();
        var removed = AccountStack.fromGateway(new TwoFactorRemoved(victim.account(), 50, null, happenings.now()));

        assertThat(causeOf(SignedRecords.unsigned(removed))).isEqualTo("NotAuthentic: no MAC for this reader");
        assertStillEnrolled(victim);
    }

    @Test
    void aForgedRequestMakesNoLink() {
        UUID account = happenings.active();
        UUID request = UuidFactory.nextUuid();
        var asked = AccountStack.fromGateway(
                request,
                new PasswordResetRequested(request, account, 50, RequestedBy.EXECUTIVE, null, happenings.now()));

        assertThat(causeOf(SignedRecords.unsigned(asked))).startsWith("NotAuthentic: ");
        assertThat(stack.rows().number("SELECT count(*) FROM link_request WHERE request_id = '" + request + "'"))
                .isZero();
    }

    @Test
    void aMacOfAnotherReaderAnotherKeyOrAnotherAccountIsNone() {
        Enrolled victim = happenings.enrolled();
        Enrolled other = happenings.enrolled();
        ProducerRecord<byte[], byte[]> theirs = SignedRecords.ofEvent(
                AccountStack.fromGateway(new TwoFactorRemoved(other.account(), 50, null, happenings.now())));

        ProducerRecord<byte[], byte[]> moved = removal(victim);
        putMac(moved, theirs.headers().lastHeader(MAC).value());
        ProducerRecord<byte[], byte[]> ofAnotherReader = removal(victim);
        SignedRecords.sign(EventSource.AUTH_GATEWAY, ofAnotherReader);
        putMac(
                ofAnotherReader,
                ofAnotherReader
                        .headers()
                        .lastHeader(MacHeader.nameFor(EventSource.NOTIFICATION_SERVICE))
                        .value());
        ProducerRecord<byte[], byte[]> ofAnotherKey = removal(victim);
        SignedRecords.signWith(new byte[32], MAC, ofAnotherKey);

        assertThat(causeOf(moved)).isEqualTo("NotAuthentic: the MAC is not this record's");
        for (ProducerRecord<byte[], byte[]> record : List.of(ofAnotherReader, ofAnotherKey)) {
            assertThat(causeOf(record))
                    .isEqualTo("NotAuthentic: a key that is not in LATCHKEY_GATEWAY_TO_ACCOUNT_MAC_KEYS");
        }
        assertStillEnrolled(victim);
        assertStillEnrolled(other);
    }

    @Test
    void itsOwnKeyIsNoGoodForWhatTheGatewayWrites() {
        Enrolled victim = happenings.enrolled();
        var disabled = new AccountDisabled(victim.account(), 50, null, happenings.now());
        ProducerRecord<byte[], byte[]> asItself = SignedRecords.ofEvent(new EventEnvelope<Event>(
                UuidFactory.nextUuid(), EventSource.ACCOUNT_SERVICE.sourcePath(), happenings.now(), null, disabled));
        ProducerRecord<byte[], byte[]> asTheGateway = removal(victim);
        SignedRecords.sign(EventSource.ACCOUNT_SERVICE, asTheGateway);

        assertThat(causeOf(asItself)).isEqualTo("NotAuthentic: its writer writes no such type here");
        assertThat(causeOf(asTheGateway)).startsWith("NotAuthentic: ");
        assertStillEnrolled(victim);
    }

    private ProducerRecord<byte[], byte[]> removal(Enrolled victim) {
        return SignedRecords.unsigned(
                AccountStack.fromGateway(new TwoFactorRemoved(victim.account(), 50, null, happenings.now())));
    }

    private static void putMac(ProducerRecord<byte[], byte[]> record, byte[] mac) {
        record.headers().remove(MAC);
        record.headers().add(MAC, mac);
    }

    private void assertStillEnrolled(Enrolled victim) {
        var facts = InternalApi.facts(victim.account(), 2, "ENABLED", "REQUIRED");
        assertThat(stack.api().signIn(facts, Happenings.PASSWORD).outcome()).isEqualTo("ONE_TIME_PASSWORD_REQUIRED");
        assertThat(stack.api()
                        .signIn(
                                facts,
                                Happenings.PASSWORD,
                                Map.of("oneTimePassword", victim.phone().next(stack)))
                        .outcome())
                .isEqualTo("VERIFIED");
    }

    private static String causeOf(ProducerRecord<byte[], byte[]> record) {
        return RefusedRecords.causeOf(
                TestKafka.bootstrapServers(), EventSource.ACCOUNT_SERVICE, EventTopics.ACCOUNT_EVENTS, record);
    }
}
