package io.latchkey.platform.web;

import io.latchkey.platform.keys.UuidFactory;
import java.util.UUID;

/** Reads an id in a path; what is none names nothing. */
public final class PathUuid {
    private PathUuid() {}

    /** Fails with 404 where it is none. */
    public static UUID parseOrNotFound(String text) {
        return UuidFactory.parseUuid(text).orElseThrow(CommonProblems.NOT_FOUND::toException);
    }
}
