package io.latchkey.notification.running;

import io.latchkey.contracts.AccountFact.AccountCreated;
import io.latchkey.contracts.AccountFact.AccountErased;
import io.latchkey.contracts.AccountFact.PasswordChangeCause;
import io.latchkey.contracts.AccountFact.PasswordChanged;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.EventTopics;
import io.latchkey.contracts.recordmac.TopicAccess;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import io.latchkey.testkit.TestKafka;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes what the other services would. */
public final class Events implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public Events() {
        this(TestKafka.bootstrapServers());
    }

    public Events(String bootstrap) {
        producer = new KafkaProducer<>(
                // One request at a time: the topic may be new (KAFKA-15591).
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "linger.ms",
                        "5",
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    public void profile(UUID account, long version, String email, AccountLocale locale) {
        publish(
                UuidFactory.nextUuid(),
                new AccountProfile(account, version, email, "Ada Lovelace", locale, Set.of(AccountRole.USER), now()));
    }

    public void profile(UUID account, long version, String email, Set<AccountRole> roles, AccountLocale locale) {
        happened(new AccountProfile(account, version, email, "Ada Lovelace", locale, roles, now()));
    }

    /** Whatever its writer would publish; @return the event's id */
    public UUID happened(Event event) {
        UUID id = UuidFactory.nextUuid();
        publish(id, event);
        return id;
    }

    /** The same event once more, as after a crash of its writer. */
    public void again(UUID id, Event event) {
        publish(id, event);
    }

    public void tombstone(UUID account) {
        send(SignedRecords.tombstone(EventTopics.ACCOUNT_PROFILES, account));
    }

    /** @return the cause's id */
    public UUID created(UUID account, AccountLocale locale) {
        UUID id = UuidFactory.nextUuid();
        publish(id, new AccountCreated(account, 1, 1, locale, Set.of(AccountRole.USER), null, now()));
        return id;
    }

    /** @return the cause's id */
    public UUID reset(UUID account, long profileVersion, Instant at) {
        UUID id = UuidFactory.nextUuid();
        reset(id, account, profileVersion, at);
        return id;
    }

    public void reset(UUID id, UUID account, long profileVersion, Instant at) {
        publish(id, new PasswordResetRequested(id, account, profileVersion, RequestedBy.HOLDER, null, at));
    }

    /** @return the cause's id */
    public UUID passwordChanged(UUID account, Instant at) {
        UUID id = UuidFactory.nextUuid();
        publish(id, new PasswordChanged(account, 2, PasswordChangeCause.RESET_LINK, UuidFactory.nextUuid(), at));
        return id;
    }

    public void erased(UUID account) {
        publish(UuidFactory.nextUuid(), new AccountErased(account, 9, null, now()));
    }

    private void publish(UUID id, Event event) {
        EventSource writer = TopicAccess.writersOf(event.getClass()).contains(EventSource.AUTH_GATEWAY)
                ? EventSource.AUTH_GATEWAY
                : EventSource.ACCOUNT_SERVICE;
        var envelope = new EventEnvelope<>(id, writer.sourcePath(), event.at(), null, event);
        send(SignedRecords.ofEvent(envelope));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> sent = producer.send(record);
        if (sent.isDone() && sent.state() == Future.State.FAILED) {
            throw new IllegalStateException(sent.exceptionNow());
        }
    }

    public void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
