package io.latchkey.notification.deadletter;

import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.recordmac.MacHeader;
import io.latchkey.platform.keys.UuidFactory;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads a dead letter's headers; they may hold anything, so only values of the expected form are taken. */
record DeadLetterHeaders(Map<String, byte[]> values) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,99}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern UNSEEMLY = Pattern.compile("[\\p{Cntrl}]");
    private static final int LONGEST_CAUSE = 300;

    static DeadLetterHeaders fromRecord(ConsumerRecord<byte[], byte[]> record) {
        Map<String, byte[]> values = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                values.put(header.key(), header.value());
            }
        }
        return new DeadLetterHeaders(values);
    }

    String sanitizedCause() {
        String told = headerText(EventHeaders.DLT_CAUSE);
        String cause = told == null
                ? "no cause was written down"
                : UNSEEMLY.matcher(told).replaceAll(" ");
        return cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
    }

    /** Whether its reader found nobody to vouch for it. */
    boolean isNotAuthentic() {
        String told = headerText(EventHeaders.DLT_CAUSE);
        return told != null && told.startsWith(MacHeader.REFUSED_CAUSE + ":");
    }

    @Nullable
    Integer sourcePartition() {
        return parseMatching(EventHeaders.DLT_PARTITION, NUMBER, Integer::valueOf);
    }

    @Nullable
    Long sourceOffset() {
        return parseMatching(EventHeaders.DLT_OFFSET, NUMBER, Long::valueOf);
    }

    @Nullable
    String eventType() {
        return parseMatching(EventHeaders.TYPE, TYPE, type -> type);
    }

    @Nullable
    UUID eventId() {
        return parseId(EventHeaders.ID);
    }

    @Nullable
    UUID subjectId() {
        return parseId(EventHeaders.SUBJECT);
    }

    @Nullable
    Instant eventTime() {
        return parseInstant(EventHeaders.TIME);
    }

    @Nullable
    Instant diedAt() {
        return parseInstant(EventHeaders.DLT_AT);
    }

    private @Nullable Instant parseInstant(String name) {
        String text = headerText(name);
        try {
            return text == null || text.length() > 40 ? null : Instant.parse(text);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    private @Nullable UUID parseId(String name) {
        String text = headerText(name);
        return text == null ? null : UuidFactory.parseUuid(text).orElse(null);
    }

    private <T> @Nullable T parseMatching(String name, Pattern form, Function<String, T> reading) {
        String text = headerText(name);
        try {
            return text == null || !form.matcher(text).matches() ? null : reading.apply(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private @Nullable String headerText(String name) {
        byte[] value = values.get(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
