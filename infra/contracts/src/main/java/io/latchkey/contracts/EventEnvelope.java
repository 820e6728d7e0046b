package io.latchkey.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents 1.0 attributes.
 *
 * @param id {@code ce_id}, UUIDv7: the same on every copy of the event
 * @param source {@code ce_source}, the writer's path
 * @param time {@code ce_time}, UTC
 * @param traceparent W3C Trace Context of what caused the event; null where nothing is known
 * @param event the data
 */
public record EventEnvelope<E extends Event>(
        UUID id, String source, Instant time, @Nullable String traceparent, E event) {

    public EventEnvelope {
        FieldRules.requirePresent(id, "id");
        FieldRules.requirePresent(source, "source");
        FieldRules.requirePresent(time, "time");
        FieldRules.requirePresent(event, "event");
    }

    /** The record key: the account id, or the event's own id where there is no account. */
    public UUID recordKey() {
        UUID account = event.accountId();
        return account == null ? id : account;
    }

    /** The same event in another place of the trace. */
    public EventEnvelope<E> withTraceparent(String traceparent) {
        return new EventEnvelope<>(id, source, time, traceparent, event);
    }

    /** The same attributes with the data by its own type. */
    public <T extends Event> EventEnvelope<T> withEvent(T event) {
        return new EventEnvelope<>(id, source, time, traceparent, event);
    }
}
