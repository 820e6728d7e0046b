package io.latchkey.platform.sql;

import io.r2dbc.spi.Readable;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ClassUtils;

/**
 * Reads a row as {@link SqlRows#toJson} writes it: its columns are the record's components, in snake case. An enum is read
 * as by {@link SqlRows#requireEnum}; a record of one component stands for its column, and one of several for as many
 * columns of the same row. Only a component that is {@code @Nullable} may be null.
 */
public final class RecordMapper<R extends Record> implements Function<Readable, R> {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final Constructor<R> constructor;
    private final List<Function<Readable, @Nullable Object>> components;

    private RecordMapper(Constructor<R> constructor, List<Function<Readable, @Nullable Object>> components) {
        this.constructor = constructor;
        this.components = components;
    }

    public static <R extends Record> RecordMapper<R> of(Class<R> type) {
        return new RecordMapper<>(
                canonicalConstructor(type),
                Stream.of(type.getRecordComponents())
                        .map(RecordMapper::toReader)
                        .toList());
    }

    @Override
    public R apply(Readable row) {
        Object[] values = components.stream().map(reader -> reader.apply(row)).toArray();
        return BeanUtils.instantiateClass(constructor, values);
    }

    private static Function<Readable, @Nullable Object> toReader(RecordComponent component) {
        String column = HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
        Function<Readable, @Nullable Object> reader = toReader(column, component.getType());
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? reader
                : row -> Objects.requireNonNull(reader.apply(row), column);
    }

    private static Function<Readable, @Nullable Object> toReader(String column, Class<?> type) {
        if (type.isEnum()) {
            EnumWords<?> words = EnumWords.of(type);
            return row -> words.readColumn(row, column);
        }
        if (!type.isRecord()) {
            Class<?> boxed = ClassUtils.resolvePrimitiveIfNecessary(type);
            return row -> row.get(column, boxed);
        }
        RecordComponent[] parts = type.getRecordComponents();
        return parts.length > 1
                ? of(type.asSubclass(Record.class))::apply
                : toValueReader(toReader(column, parts[0].getType()), canonicalConstructor(type));
    }

    private static Function<Readable, @Nullable Object> toValueReader(
            Function<Readable, @Nullable Object> column, Constructor<?> constructor) {
        return row -> {
            Object value = column.apply(row);
            return value == null ? null : BeanUtils.instantiateClass(constructor, value);
        };
    }

    private static <R> Constructor<R> canonicalConstructor(Class<R> type) {
        try {
            return type.getDeclaredConstructor(Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not a record", e);
        }
    }
}
