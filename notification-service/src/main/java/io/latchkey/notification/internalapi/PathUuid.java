package io.latchkey.notification.internalapi;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads an account's id in a path. */
final class PathUuid {

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

    private PathUuid() {}

    /** Empty where it is none. */
    static Optional<UUID> parse(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
