package io.latchkey.contracts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record, checked one by one: what is required is there, what is optional does not contradict the
 * data. A trace context that is not one is left out, as its standard asks; it is no reason to lose the event.
 */
record ReadHeaders(Map<String, byte[]> bytes) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern JSON = Pattern.compile("(?i)application/json *(;.*)?");

    String type() {
        return required(EventHeaders.TYPE);
    }

    String source() {
        return required(EventHeaders.SOURCE);
    }

    UUID id() {
        UUID id = StrictValues.uuid(required(EventHeaders.ID));
        if (id == null) {
            throw new InvalidEvent("header ce_id is not a UUID");
        }
        return id;
    }

    Instant time() {
        Instant time = StrictValues.time(required(EventHeaders.TIME));
        if (time == null) {
            throw new InvalidEvent("header ce_time is not an ISO 8601 time of our days");
        }
        return time;
    }

    @Nullable
    String traceparent() {
        String text = text(EventHeaders.TRACEPARENT);
        return text != null && TRACEPARENT.matcher(text).matches() ? text : null;
    }

    void checkFixed(Class<? extends Event> type) {
        if (!"1.0".equals(required(EventHeaders.SPEC_VERSION))) {
            throw new InvalidEvent("header ce_specversion is not 1.0");
        }
        contradiction(EventHeaders.DATA_SCHEMA, EventTypes.schemaOf(type));
        String contentType = text(EventHeaders.CONTENT_TYPE);
        if (bytes.get(EventHeaders.CONTENT_TYPE) != null
                && !JSON.matcher(String.valueOf(contentType)).matches()) {
            throw new InvalidEvent("header content-type is not application/json");
        }
    }

    void checkAgainst(UUID id, Event event) {
        UUID account = event.accountId();
        contradiction(EventHeaders.SUBJECT, account == null ? "" : account.toString());
        if (event instanceof PasswordResetRequested reset && !reset.requestId().equals(id)) {
            throw new InvalidEvent("field requestId differs from header ce_id");
        }
    }

    private void contradiction(String name, String expected) {
        if (bytes.get(name) != null && !expected.equalsIgnoreCase(text(name))) {
            throw new InvalidEvent("header " + name + " contradicts the data");
        }
    }

    private String required(String name) {
        String text = text(name);
        if (text == null || !PRINTABLE.matcher(text).matches()) {
            throw new InvalidEvent("header " + name + " is missing or not printable ASCII");
        }
        return text;
    }

    private @Nullable String text(String name) {
        byte[] value = bytes.get(name);
        return value == null ? null : EventJson.utf8(value);
    }
}
