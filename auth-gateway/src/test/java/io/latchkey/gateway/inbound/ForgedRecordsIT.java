package io.latchkey.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.RefusedRecords;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Whoever can write to Kafka and holds no key of account-service's ends no session and changes no state. */
class ForgedRecordsIT {
    private final Gateway gateway = Gateway.onKafka();
    private final People people = new People(gateway);
    private final String email = People.address();
    private final UUID id = people.create(email, "Ana");

    @Test
    void aForgedPasswordChangeEndsNoSession() {
        Browser session = people.signIn(email);
        var changed =
                new PasswordChanged(id, 50, PasswordChangeCause.RESET_LINK, UuidFactory.nextUuid(), Instant.now());

        assertThat(causeOf(SignedRecords.unsigned(of(EventSource.ACCOUNT_SERVICE, changed))))
                .isEqualTo("NotAuthentic: no MAC for this reader");
        assertThat(causeOf(SignedRecords.ofEvent(of(EventSource.AUTH_GATEWAY, changed))))
                .isEqualTo("NotAuthentic: its writer writes no such type here");
        assertThat(session.get("/api/v1/sessions/current").status()).isEqualTo(200);
    }

    @Test
    void aForgedStateIsNotTheAccounts() {
        var state = new AccountState(id, 50, AccountStatus.DISABLED, TwoFactorStatus.OFF, null, Instant.now());
        ProducerRecord<byte[], byte[]> here = SignedRecords.ofEvent(of(EventSource.ACCOUNT_SERVICE, state));
        var elsewhere =
                new ProducerRecord<>(EventTopics.ACCOUNT_EVENTS.name(), null, here.key(), here.value(), here.headers());
        SignedRecords.sign(EventSource.ACCOUNT_SERVICE, elsewhere);
        String header = MacHeader.nameFor(EventSource.AUTH_GATEWAY);
        here.headers().remove(header);
        here.headers().add(elsewhere.headers().lastHeader(header));

        assertThat(causeOf(SignedRecords.unsigned(of(EventSource.ACCOUNT_SERVICE, state))))
                .startsWith("NotAuthentic: ");
        assertThat(causeOf(here)).isEqualTo("NotAuthentic: the MAC is not this record's");
        assertThat(gateway.rows().count("SELECT state_version FROM account WHERE account_id = ?", id))
                .isLessThan(50);
    }

    @Test
    void aMalformedMacIsADeadLetterAndNothingElse() {
        for (String mac : new String[] {"", ":", "00000000:", "x".repeat(52), "00000000:" + "A".repeat(43)}) {
            var record = SignedRecords.ofEvent(of(
                    EventSource.ACCOUNT_SERVICE,
                    new AccountState(id, 50, AccountStatus.DISABLED, TwoFactorStatus.OFF, null, Instant.now())));
            String header = MacHeader.nameFor(EventSource.AUTH_GATEWAY);
            record.headers().remove(header);
            record.headers().add(header, mac.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(causeOf(record)).startsWith("NotAuthentic: ").doesNotContain("x".repeat(8));
        }
        assertThat(gateway.rows().count("SELECT state_version FROM account WHERE account_id = ?", id))
                .isLessThan(50);
    }

    private static EventEnvelope<Event> of(EventSource writer, Event event) {
        return new EventEnvelope<>(UuidFactory.nextUuid(), writer.sourcePath(), event.at(), null, event);
    }

    private static String causeOf(ProducerRecord<byte[], byte[]> record) {
        var topic = record.topic().equals(EventTopics.ACCOUNT_STATE.name())
                ? EventTopics.ACCOUNT_STATE
                : EventTopics.ACCOUNT_EVENTS;
        return RefusedRecords.causeOf(TestKafka.bootstrapServers(), EventSource.AUTH_GATEWAY, topic, record);
    }
}
