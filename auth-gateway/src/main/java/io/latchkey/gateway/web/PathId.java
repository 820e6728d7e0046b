package io.latchkey.gateway.web;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads an id in a path; what is none names nothing. */
public final class PathId {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathId() {}

    /** Fails with 404 where it is none. */
    public static UUID read(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Problems.NOT_FOUND.asException();
        }
        return UUID.fromString(text);
    }
}
