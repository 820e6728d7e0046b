package io.latchkey.contracts;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record, checked one by one: what is required is there, what is optional does not contradict the
 * data. A trace context that is not one is left out, as its standard asks; it is no reason to lose the event.
 */
record EventHeaderReader(Map<String, byte[]> bytes) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern JSON = Pattern.compile("(?i)application/json *(;.*)?");

    String readType() {
        return requireText(EventHeaders.TYPE);
    }

    String readSource() {
        return requireText(EventHeaders.SOURCE);
    }

    UUID readId() {
        UUID id = StrictValues.parseUuid(requireText(EventHeaders.ID));
        if (id == null) {
            throw new InvalidEventException("header ce_id is not a UUID");
        }
        return id;
    }

    Instant readTime() {
        Instant time = StrictValues.parseTime(requireText(EventHeaders.TIME));
        if (time == null) {
            throw new InvalidEventException("header ce_time is not an ISO 8601 time of our days");
        }
        return time;
    }

    @Nullable
    String readTraceparent() {
        String text = decodeText(EventHeaders.TRACEPARENT);
        return text != null && TRACEPARENT.matcher(text).matches() ? text : null;
    }

    void checkFixedHeaders(Class<? extends Event> type) {
        if (!"1.0".equals(requireText(EventHeaders.SPEC_VERSION))) {
            throw new InvalidEventException("header ce_specversion is not 1.0");
        }
        requireMatch(EventHeaders.DATA_SCHEMA, EventTypes.schemaOf(type));
        String contentType = decodeText(EventHeaders.CONTENT_TYPE);
        if (bytes.get(EventHeaders.CONTENT_TYPE) != null
                && !JSON.matcher(String.valueOf(contentType)).matches()) {
            throw new InvalidEventException("header content-type is not application/json");
        }
    }

    void checkAgainstData(UUID id, Event event) {
        UUID account = event.accountId();
        requireMatch(EventHeaders.SUBJECT, account == null ? "" : account.toString());
        if (event instanceof PasswordResetRequested reset && !reset.requestId().equals(id)) {
            throw new InvalidEventException("field requestId differs from header ce_id");
        }
    }

    private void requireMatch(String name, String expected) {
        if (bytes.get(name) != null && !expected.equalsIgnoreCase(decodeText(name))) {
            throw new InvalidEventException("header " + name + " contradicts the data");
        }
    }

    private String requireText(String name) {
        String text = decodeText(name);
        if (text == null || !PRINTABLE.matcher(text).matches()) {
            throw new InvalidEventException("header " + name + " is missing or not printable ASCII");
        }
        return text;
    }

    private @Nullable String decodeText(String name) {
        byte[] value = bytes.get(name);
        return value == null ? null : EventJson.decodeUtf8(value);
    }
}
