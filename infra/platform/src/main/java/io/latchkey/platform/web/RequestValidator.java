package io.latchkey.platform.web;

import io.latchkey.platform.web.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Collects what is wrong with a request, so that the answer names all of it at once. */
public final class RequestValidator {
    private final List<FieldError> errors = new ArrayList<>();

    /** The text of a required field; empty when it is missing or no text, and the complaint is noted. */
    public String requireText(String pointer, @Nullable String value) {
        if (value == null) {
            addError(pointer, "is required");
            return "";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            addError(pointer, "must be well-formed Unicode");
            return "";
        }
        return value;
    }

    /** Whether something is already wrong with this field. */
    public boolean isFieldValid(String pointer) {
        return errors.stream().noneMatch(error -> error.pointer().equals(pointer));
    }

    public void addError(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** Fails with 400 {@code invalid-request} when anything is wrong. */
    public void throwIfInvalid() {
        if (!errors.isEmpty()) {
            throw toException();
        }
    }

    /** 400 {@code invalid-request} for a JSON body that could not be read. */
    public static Problem toProblem(JacksonException failure) {
        return Problem.invalidRequest(List.of(toFieldError(failure)));
    }

    /** 400 {@code invalid-request} with what is wrong so far. */
    public RuntimeException toException() {
        return Problem.invalidRequest(errors).toException();
    }

    /** What is wrong with a JSON body; never repeats what stood in it. */
    private static FieldError toFieldError(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return new FieldError(toPointer(unknown), "is not a field of this request");
        }
        if (failure instanceof StreamReadException broken) {
            return new FieldError("", describeFailure(broken));
        }
        return new FieldError(toPointer(failure), "is of the wrong type");
    }

    private static String describeFailure(StreamReadException broken) {
        return broken.getOriginalMessage().startsWith("Duplicate")
                ? "has a field that stands in it twice"
                : "is not well-formed JSON";
    }

    private static String toPointer(JacksonException failure) {
        var pointer = new StringBuilder();
        for (JacksonException.Reference step : failure.getPath()) {
            String name = step.getPropertyName();
            String token = name == null ? Integer.toString(step.getIndex()) : name;
            pointer.append('/').append(token.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
