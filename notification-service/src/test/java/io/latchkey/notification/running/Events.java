package io.latchkey.notification.running;

import io.latchkey.contracts.AccountCreated;
import io.latchkey.contracts.AccountErased;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import io.latchkey.contracts.Locale;
import io.latchkey.contracts.PasswordChangeCause;
import io.latchkey.contracts.PasswordChanged;
import io.latchkey.contracts.PasswordResetRequested;
import io.latchkey.contracts.RequestedBy;
import io.latchkey.contracts.Role;
import io.latchkey.contracts.Topics;
import io.latchkey.messaging.Identifiers;
import io.latchkey.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
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
import org.jspecify.annotations.Nullable;

/** Publishes what the other services would. */
public final class Events implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public Events() {
        this(TestKafka.bootstrap());
    }

    Events(String bootstrap) {
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

    public void profile(UUID account, long version, String email, Locale locale) {
        publish(
                Identifiers.next(),
                EventSource.AUTH_GATEWAY,
                new AccountProfile(account, version, email, "Ada Lovelace", locale, Set.of(Role.USER), now()));
    }

    public void profile(UUID account, long version, String email, Set<Role> roles, Locale locale) {
        happened(new AccountProfile(account, version, email, "Ada Lovelace", locale, roles, now()));
    }

    /** Whatever its writer would publish; @return the event's id */
    public UUID happened(Event event) {
        UUID id = Identifiers.next();
        publish(id, EventSource.AUTH_GATEWAY, event);
        return id;
    }

    /** The same event once more, as after a crash of its writer. */
    public void again(UUID id, Event event) {
        publish(id, EventSource.AUTH_GATEWAY, event);
    }

    public void tombstone(UUID account) {
        send(Topics.ACCOUNT_PROFILES.name(), account, null, Map.of());
    }

    /** @return the cause's id */
    public UUID created(UUID account, Locale locale) {
        UUID id = Identifiers.next();
        publish(
                id,
                EventSource.AUTH_GATEWAY,
                new AccountCreated(account, 1, 1, locale, Set.of(Role.USER), null, now()));
        return id;
    }

    /** @return the cause's id */
    public UUID reset(UUID account, long profileVersion, Instant at) {
        UUID id = Identifiers.next();
        reset(id, account, profileVersion, at);
        return id;
    }

    public void reset(UUID id, UUID account, long profileVersion, Instant at) {
        publish(
                id,
                EventSource.AUTH_GATEWAY,
                new PasswordResetRequested(id, account, profileVersion, RequestedBy.HOLDER, null, at));
    }

    /** @return the cause's id */
    public UUID passwordChanged(UUID account, Instant at) {
        UUID id = Identifiers.next();
        publish(
                id,
                EventSource.ACCOUNT_SERVICE,
                new PasswordChanged(account, 2, PasswordChangeCause.RESET_LINK, Identifiers.next(), at));
        return id;
    }

    public void erased(UUID account) {
        publish(Identifiers.next(), EventSource.AUTH_GATEWAY, new AccountErased(account, 9, null, now()));
    }

    private void publish(UUID id, EventSource source, Event event) {
        var envelope = new EventEnvelope<>(id, source.path(), event.at(), null, event);
        send(Topics.of(event).name(), envelope.key(), EventJson.write(event), EventHeaders.of(envelope));
    }

    private void send(String topic, UUID key, byte @Nullable [] value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key.toString().getBytes(StandardCharsets.UTF_8), value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
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
