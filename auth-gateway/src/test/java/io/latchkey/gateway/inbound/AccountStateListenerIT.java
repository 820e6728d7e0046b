package io.latchkey.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.TwoFactorEnrolled;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.HolderFixture;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class AccountStateListenerIT extends HolderFixture {
    private static final String CURRENT = "/api/v1/sessions/current";

    AccountStateListenerIT() {
        super(Gateway.onKafka(), "Ana");
    }

    @Test
    void sessionsDieByThePasswordChangeAloneWhenTheGatewayDiedBeforeItCouldEndThem() throws Exception {
        sessionsDieBy(
                new PasswordChanged(id, 2, PasswordChangeCause.RESET_LINK, UuidFactory.nextUuid(), Instant.now()));
    }

    @Test
    void sessionsDieByTheEnrolmentAloneWhenTheGatewayDiedBeforeItCouldEndThem() throws Exception {
        sessionsDieBy(new TwoFactorEnrolled(id, 2, Instant.now()));
    }

    private void sessionsDieBy(Event fact) throws Exception {
        Browser session = people.signIn(email);
        assertThat(session.get(CURRENT).status()).isEqualTo(200);
        publish(fact);
        while (gateway.rows().count("SELECT count(*) FROM session WHERE account_id = ?", id) > 0) {
            Thread.onSpinWait();
        }
        assertThat(session.get(CURRENT).problem()).isEqualTo("unauthenticated");
        people.verifying(email, 1);
        assertThat(gateway.browser()
                        .post("/api/v1/sessions", Map.of("email", email, "password", "old"))
                        .problem())
                .isEqualTo("invalid-credentials");
        assertThat(people.signInAs(email, 2).get(CURRENT).status()).isEqualTo(200);
    }

    @Test
    void anAccountShowsTheNewestStateWhateverTheOrderOfArrival() throws Exception {
        publish(state(3, AccountStatus.ACTIVE));
        publish(state(2, AccountStatus.INVITED));
        publish(state(4, AccountStatus.ACTIVE));
        publish(state(4, AccountStatus.INVITED));
        while (gateway.rows().count("SELECT state_version FROM account WHERE account_id = ?", id) < 4) {
            Thread.onSpinWait();
        }
        assertThat(people.executive()
                        .get("/api/v1/accounts/" + id)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("ACTIVE");
    }

    private AccountState state(long version, AccountStatus status) {
        return new AccountState(id, version, status, TwoFactorStatus.OFF, null, Instant.now());
    }

    private static void publish(Event event) throws Exception {
        var envelope = new EventEnvelope<>(
                UuidFactory.nextUuid(), EventSource.ACCOUNT_SERVICE.sourcePath(), event.at(), null, event);
        var producing = Map.<String, Object>of("bootstrap.servers", TestKafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(SignedRecords.ofEvent(envelope)).get();
        }
    }
}
