package io.latchkey.notification.rows;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as one JSON parameter for {@code json_to_recordset}, so that a batch is one statement; and columns back. */
public final class Rows {

    private static final JsonMapper SNAKE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Rows() {}

    /** @param rows records whose components are the columns, in camel case */
    public static String json(List<? extends Record> rows) {
        return SNAKE.writeValueAsString(rows);
    }

    /** A column that is never null. */
    public static <T> T column(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }

    /** A column that may be null. */
    public static <T> @Nullable T optional(Readable row, String name, Class<T> type) {
        return row.get(name, type);
    }

    /** A column that holds the word of one of our constants, as their JSON writes it. */
    public static <E extends Enum<E>> E word(Readable row, String name, Class<E> type) {
        return SNAKE.convertValue(column(row, name, String.class), type);
    }

    /** As {@link #word}, where the column may be null. */
    public static <E extends Enum<E>> @Nullable E optionalWord(Readable row, String name, Class<E> type) {
        String value = optional(row, name, String.class);
        return value == null ? null : SNAKE.convertValue(value, type);
    }
}
