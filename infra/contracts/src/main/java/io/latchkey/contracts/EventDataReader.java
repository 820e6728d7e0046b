package io.latchkey.contracts;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Reads a record's value; says what is wrong with it in our own words, by field where it can. */
final class EventDataReader {

    private EventDataReader() {}

    /** @throws InvalidEventException when the bytes are not the JSON of this type */
    static <E extends Event> E readData(byte @Nullable [] value, Class<E> type) {
        if (value == null || value.length == 0) {
            throw new InvalidEventException("the value is empty");
        }
        String json = EventJson.decodeUtf8(value);
        if (json == null) {
            throw new InvalidEventException("the value is not UTF-8");
        }
        try {
            E event = EventJson.fromJson(json, type);
            if (event == null) {
                throw new InvalidEventException("the value is null");
            }
            return event;
        } catch (DatabindException e) {
            throw new InvalidEventException(describeFailure(e, type));
        } catch (JacksonException e) {
            throw new InvalidEventException("the value is not JSON");
        }
    }

    private static String describeFailure(DatabindException e, Class<?> type) {
        Set<String> ours = fieldNames(type);
        return e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null && ours.contains(name))
                .findFirst()
                .map(name -> "field " + name + " is missing or not of its type")
                .orElseGet(() -> describeRootCause(e, type));
    }

    private static String describeRootCause(DatabindException e, Class<?> type) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidEventException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return "the value is not the JSON of " + type.getSimpleName();
    }

    /** Names that we gave: a path may also hold a name that the sender made up. */
    private static Set<String> fieldNames(Class<?> type) {
        return Stream.of(type, EmailStep.class)
                .flatMap(record -> Arrays.stream(record.getRecordComponents()))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }
}
