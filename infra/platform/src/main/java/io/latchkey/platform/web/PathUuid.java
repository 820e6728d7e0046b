package io.latchkey.platform.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads an id in a path; what is none names nothing. */
public final class PathUuid {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathUuid() {}

    /** Empty where it is none. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** Fails with 404 where it is none. */
    public static UUID parseOrNotFound(String text) {
        return parse(text).orElseThrow(CommonProblems.NOT_FOUND::toException);
    }
}
