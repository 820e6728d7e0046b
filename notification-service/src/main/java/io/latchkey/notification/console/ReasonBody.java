package io.latchkey.notification.console;

import io.latchkey.notification.web.ConsoleJson;
import org.jspecify.annotations.Nullable;

/** The body of what an operator does through the API: why it is done. */
record ReasonBody(@Nullable String reason) {

    /** The reason as given; {@code invalid-request} for a body that is not like this. */
    static @Nullable String readReason(byte[] body) {
        return ConsoleJson.readBody(body, ReasonBody.class).reason();
    }
}
