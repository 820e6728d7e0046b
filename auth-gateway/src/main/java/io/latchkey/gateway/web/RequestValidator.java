package io.latchkey.gateway.web;

import io.latchkey.gateway.web.Problem.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /** 400 {@code invalid-request} with what is wrong so far. */
    public RuntimeException toException() {
        return Problem.invalidRequest(errors).toException();
    }
}
