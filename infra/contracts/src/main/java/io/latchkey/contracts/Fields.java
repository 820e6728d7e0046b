package io.latchkey.contracts;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that fields of events share; a broken one is an {@link InvalidEvent}. */
final class Fields {

    /** Base64, base64url or hex: nothing in which an address or a network could stand readable. */
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/=_-]{16,200}");

    private static final int MAX_NAME = 200;

    private Fields() {}

    static void present(@Nullable Object value, String field) {
        if (value == null) {
            throw new InvalidEvent("field " + field + " is missing");
        }
    }

    static void counted(long value, String field) {
        if (value < 1) {
            throw new InvalidEvent("field " + field + " is below 1");
        }
    }

    /** The three fields that every fact about an account carries. */
    static void fact(@Nullable UUID accountId, long version, @Nullable Instant at) {
        present(accountId, "accountId");
        counted(version, "version");
        present(at, "at");
    }

    static <E extends Enum<E>> Set<E> ordered(Class<E> type, @Nullable Collection<E> values, String field) {
        var ordered = EnumSet.noneOf(type);
        for (E value : values == null ? Set.<E>of() : values) {
            present(value, field);
            ordered.add(value);
        }
        if (ordered.isEmpty()) {
            throw new InvalidEvent("field " + field + " is missing or empty");
        }
        return Collections.unmodifiableSet(ordered);
    }

    static void digest(@Nullable String value, String field) {
        present(value, field);
        if (!DIGEST.matcher(String.valueOf(value)).matches()) {
            throw new InvalidEvent("field " + field + " is not a digest");
        }
    }

    /** A person's name: not blank, at most 200 code points, no control character, no half of a surrogate pair. */
    static void name(@Nullable String value, String field) {
        present(value, field);
        String name = String.valueOf(value);
        if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new InvalidEvent("field " + field + " is blank or too long");
        }
        if (name.codePoints().anyMatch(Fields::unprintable)) {
            throw new InvalidEvent("field " + field + " holds a control character or half a surrogate pair");
        }
    }

    private static boolean unprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
