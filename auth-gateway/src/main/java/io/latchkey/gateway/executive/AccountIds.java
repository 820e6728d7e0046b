package io.latchkey.gateway.executive;

import io.latchkey.gateway.web.Problems;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads an account's id in a path; what is none names nothing. */
final class AccountIds {
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private AccountIds() {}

    /** Fails with 404 where it is none. */
    static UUID read(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Problems.NOT_FOUND.asException();
        }
        return UUID.fromString(text);
    }
}
