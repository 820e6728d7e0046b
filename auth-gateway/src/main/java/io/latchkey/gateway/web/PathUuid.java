package io.latchkey.gateway.web;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads an id in a path; what is none names nothing. */
public final class PathUuid {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathUuid() {}

    /** Fails with 404 where it is none. */
    public static UUID parseOrNotFound(String text) {
        if (!FORM.matcher(text).matches()) {
            throw CommonProblems.NOT_FOUND.toException();
        }
        return UUID.fromString(text);
    }
}
