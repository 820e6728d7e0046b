package io.latchkey.notification.console;

import io.latchkey.notification.web.ConsoleJson;
import io.latchkey.platform.web.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why an operator does something: one line, without which nothing is done. */
final class ReasonValidator {

    private static final int LONGEST = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private ReasonValidator() {}

    /** The reason, or {@code invalid-request}. */
    static String requireReason(@Nullable String given) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty()
                || reason.length() > LONGEST
                || CONTROL.matcher(reason).find()) {
            throw Problem.invalidRequest(
                            "/reason", "must be one line of 1 to " + LONGEST + " characters: why is it done?")
                    .toException();
        }
        return reason;
    }

    /** The body of what an operator does through the API: why it is done. */
    record ReasonBody(@Nullable String reason) {

        /** The reason as given; {@code invalid-request} for a body that is not like this. */
        static @Nullable String readReason(byte[] body) {
            return ConsoleJson.readBody(body, ReasonBody.class).reason();
        }
    }
}
