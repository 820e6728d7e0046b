package io.latchkey.platform.sql;

import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as one JSON parameter for {@code json_to_recordset}, so that a batch is one statement; and columns back. */
public final class SqlRows {

    private static final JsonMapper SNAKE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private SqlRows() {}

    /** @param rows records whose components are the columns, in camel case */
    public static String toJson(Collection<? extends Record> rows) {
        return SNAKE.writeValueAsString(rows);
    }

    /** Runs a statement on {@code :rows}, as {@link #toJson} writes them, and {@code :now}; without rows there is nothing to do. */
    public static Mono<Void> updateRows(
            DatabaseClient database, String statement, Collection<? extends Record> rows, Instant now) {
        return rows.isEmpty()
                ? Mono.empty()
                : database.sql(statement)
                        .bind("rows", toJson(rows))
                        .bind("now", now)
                        .then();
    }

    /** A column that is never null. */
    public static <T> T requireColumn(Readable row, String name, Class<T> type) {
        return Objects.requireNonNull(row.get(name, type), name);
    }

    /** A column that may be null. */
    public static <T> @Nullable T optionalColumn(Readable row, String name, Class<T> type) {
        return row.get(name, type);
    }

    /** A column that holds the word of one of our constants, as their JSON writes it. */
    public static <E extends Enum<E>> E requireEnum(Readable row, String name, Class<E> type) {
        return Objects.requireNonNull(optionalEnum(row, name, type), name);
    }

    /** As {@link #requireEnum}, where the column may be null. */
    public static <E extends Enum<E>> @Nullable E optionalEnum(Readable row, String name, Class<E> type) {
        return EnumWords.of(type).readColumn(row, name);
    }

    /**
     * Reads the row of a look that gives one for nobody, too, and leaves that one out by its column {@code known}. It is
     * read first, like any other: after a hash the processor's caches hold nothing of ours, and reading a row takes a time
     * that can be seen from outside, by which known and unknown could be told apart.
     */
    public static <T> Optional<T> readIfKnown(Readable row, Function<? super Readable, T> mapper) {
        T value = mapper.apply(row);
        return requireColumn(row, "known", Boolean.class) ? Optional.of(value) : Optional.empty();
    }

    static JsonMapper mapper() {
        return SNAKE;
    }

    /** To bind what may be null by its type. */
    public static <T> Parameter toParameter(@Nullable T value, Class<T> type) {
        return value == null ? Parameters.in(type) : Parameters.in(value);
    }
}
