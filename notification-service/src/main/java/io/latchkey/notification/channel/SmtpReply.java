package io.latchkey.notification.channel;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a server said to the last thing it was told.
 *
 * @param code of three digits; null where no answer came
 * @param words all of it, code included
 */
record SmtpReply(@Nullable Integer code, String words) {

    static final SmtpReply NONE = new SmtpReply(null, "");

    boolean is(int wanted) {
        return code != null && code == wanted;
    }

    /** A 4xx: not now. */
    boolean transientNo() {
        return code != null && code >= 400 && code < 500;
    }

    /** A 5xx: never. */
    boolean permanentNo() {
        return code != null && code >= 500 && code < 600;
    }

    boolean speaksOf(String what) {
        return words.toLowerCase(Locale.ROOT).contains(what);
    }
}
