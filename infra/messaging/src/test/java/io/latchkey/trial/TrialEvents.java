package io.latchkey.trial;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.AccountProfile;
import io.latchkey.contracts.AccountRole;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventSource;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.SignedRecords;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events to try things with. */
final class TrialEvents {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    private TrialEvents() {}

    static PasswordResetRequested request(UUID account) {
        return new PasswordResetRequested(UuidFactory.nextUuid(), account, 1, RequestedBy.HOLDER, null, AT);
    }

    /** Requests of as many accounts. */
    static List<PasswordResetRequested> requests(int count) {
        return Stream.generate(() -> request(UuidFactory.nextUuid()))
                .limit(count)
                .toList();
    }

    static List<String> ids(List<PasswordResetRequested> requests) {
        return requests.stream().map(request -> request.requestId().toString()).toList();
    }

    static AccountProfile profile(UUID account, String email) {
        return new AccountProfile(account, 1, email, "Ada", AccountLocale.ENGLISH, Set.of(AccountRole.USER), AT);
    }

    static EventEnvelope<AccountDisabled> disabled(UUID account) {
        var event = new AccountDisabled(account, 2, null, AT);
        return new EventEnvelope<>(UuidFactory.nextUuid(), EventSource.AUTH_GATEWAY.sourcePath(), AT, null, event);
    }

    /** The record of an event as its writer would publish it. */
    static ProducerRecord<byte[], byte[]> record(Event event) {
        UUID id = event instanceof PasswordResetRequested request ? request.requestId() : UuidFactory.nextUuid();
        return record(new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), event.at(), null, event));
    }

    static ProducerRecord<byte[], byte[]> record(EventEnvelope<? extends Event> envelope) {
        return SignedRecords.ofEvent(envelope);
    }
}
