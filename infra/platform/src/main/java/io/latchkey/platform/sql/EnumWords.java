package io.latchkey.platform.sql;

import io.r2dbc.spi.Readable;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of an enum, as its JSON writes them; made once, since a row is read more often than anything else. */
final class EnumWords<E> {

    private static final ClassValue<EnumWords<?>> ALL = new ClassValue<>() {
        @Override
        protected EnumWords<?> computeValue(Class<?> type) {
            return new EnumWords<>(type);
        }
    };

    private final Class<E> type;
    private final Map<String, E> constants;

    private EnumWords(Class<E> type) {
        this.type = type;
        this.constants = Stream.of(Objects.requireNonNull(type.getEnumConstants(), "an enum"))
                .collect(Collectors.toUnmodifiableMap(
                        constant -> SqlRows.mapper().convertValue(constant, String.class), Function.identity()));
    }

    @SuppressWarnings("unchecked")
    static <E> EnumWords<E> of(Class<E> type) {
        return (EnumWords<E>) ALL.get(type);
    }

    /**
     * Null where the column is.
     *
     * @throws IllegalStateException when the word is none of them, which no check of the table let in
     */
    @Nullable
    E readColumn(Readable row, String column) {
        String word = row.get(column, String.class);
        return word == null ? null : parseWord(word);
    }

    private E parseWord(String word) {
        E constant = constants.get(word);
        if (constant == null) {
            throw new IllegalStateException(type.getSimpleName() + " has no constant of this word");
        }
        return constant;
    }
}
