package io.latchkey.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a request, so that the answer names all of it at once. */
public final class Check {
    private final List<FieldError> errors = new ArrayList<>();

    /** The text of a required field; empty when it is missing or no text, and the complaint is noted. */
    public String text(String pointer, @Nullable String value) {
        if (value == null) {
            wrong(pointer, "is required");
            return "";
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            wrong(pointer, "must be well-formed Unicode");
            return "";
        }
        return value;
    }

    /** Whether something is already wrong with this field. */
    public boolean isFine(String pointer) {
        return errors.stream().noneMatch(error -> error.pointer().equals(pointer));
    }

    public void wrong(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }

    /** Fails with 400 {@code invalid-request} when anything is wrong. */
    public void finish() {
        if (!errors.isEmpty()) {
            throw failure();
        }
    }

    /** 400 {@code invalid-request} with what is wrong so far. */
    public RuntimeException failure() {
        return Problem.invalidRequest(errors).asException();
    }
}
