package io.latchkey.notification.letters;

import io.latchkey.contracts.EventHeaders;
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

/** Reads what stands in a letter's headers; they may hold anything, so only what has its form is taken. */
record LetterHeaders(Map<String, byte[]> values) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9.]{0,99}");
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern UNSEEMLY = Pattern.compile("[\\p{Cntrl}]");
    private static final int LONGEST_CAUSE = 300;

    static LetterHeaders of(ConsumerRecord<byte[], byte[]> letter) {
        Map<String, byte[]> values = new HashMap<>();
        for (Header header : letter.headers()) {
            if (header.value() != null) {
                values.put(header.key(), header.value());
            }
        }
        return new LetterHeaders(values);
    }

    String cause() {
        String told = text(EventHeaders.DLT_CAUSE);
        String cause = told == null
                ? "no cause was written down"
                : UNSEEMLY.matcher(told).replaceAll(" ");
        return cause.length() > LONGEST_CAUSE ? cause.substring(0, LONGEST_CAUSE) : cause;
    }

    @Nullable
    Integer sourcePartition() {
        return shaped(EventHeaders.DLT_PARTITION, NUMBER, Integer::valueOf);
    }

    @Nullable
    Long sourceOffset() {
        return shaped(EventHeaders.DLT_OFFSET, NUMBER, Long::valueOf);
    }

    @Nullable
    String type() {
        return shaped(EventHeaders.TYPE, TYPE, type -> type);
    }

    @Nullable
    UUID id() {
        return shaped(EventHeaders.ID, ID, UUID::fromString);
    }

    @Nullable
    UUID subject() {
        return shaped(EventHeaders.SUBJECT, ID, UUID::fromString);
    }

    @Nullable
    Instant time() {
        return moment(EventHeaders.TIME);
    }

    @Nullable
    Instant diedAt() {
        return moment(EventHeaders.DLT_AT);
    }

    private @Nullable Instant moment(String name) {
        String text = text(name);
        try {
            return text == null || text.length() > 40 ? null : Instant.parse(text);
        } catch (DateTimeException notOne) {
            return null;
        }
    }

    private <T> @Nullable T shaped(String name, Pattern form, Function<String, T> reading) {
        String text = text(name);
        try {
            return text == null || !form.matcher(text).matches() ? null : reading.apply(text);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }

    private @Nullable String text(String name) {
        byte[] value = values.get(name);
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
