package io.latchkey.contracts;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that fields of events share; a broken one is an {@link InvalidEventException}. */
final class FieldRules {

    /** Base64, base64url or hex: nothing in which an address or a network could stand readable. */
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/=_-]{16,200}");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{1,60}");

    private static final int MAX_NAME = 200;

    private FieldRules() {}

    static void requirePresent(@Nullable Object value, String field) {
        if (value == null) {
            throw new InvalidEventException("field " + field + " is missing");
        }
    }

    static void requirePositive(long value, String field) {
        if (value < 1) {
            throw new InvalidEventException("field " + field + " is below 1");
        }
    }

    /** The three fields that every fact about an account carries. */
    static void requireFactFields(@Nullable UUID accountId, long version, @Nullable Instant at) {
        requirePresent(accountId, "accountId");
        requirePositive(version, "version");
        requirePresent(at, "at");
    }

    /** Whom it concerns and when it happened. */
    static void requireSubject(@Nullable UUID accountId, @Nullable Instant at) {
        requirePresent(accountId, "accountId");
        requirePresent(at, "at");
    }

    static <E extends Enum<E>> Set<E> toOrderedSet(Class<E> type, @Nullable Collection<E> values, String field) {
        var ordered = EnumSet.noneOf(type);
        for (E value : values == null ? Set.<E>of() : values) {
            requirePresent(value, field);
            ordered.add(value);
        }
        if (ordered.isEmpty()) {
            throw new InvalidEventException("field " + field + " is missing or empty");
        }
        return Collections.unmodifiableSet(ordered);
    }

    /** The two digests by which attempts are counted. */
    static void requireOrigin(@Nullable String addressDigest, @Nullable String networkDigest) {
        requireDigest(addressDigest, "addressDigest");
        requireDigest(networkDigest, "networkDigest");
    }

    static void requireDigest(@Nullable String value, String field) {
        requirePresent(value, field);
        if (!DIGEST.matcher(String.valueOf(value)).matches()) {
            throw new InvalidEventException("field " + field + " is not a digest");
        }
    }

    /** A word of ours, as problems are named. */
    static void requireWord(@Nullable String value, String field) {
        requirePresent(value, field);
        if (!WORD.matcher(String.valueOf(value)).matches()) {
            throw new InvalidEventException("field " + field + " is not a word");
        }
    }

    /** A person's name: not blank, at most 200 code points, no control character, no half of a surrogate pair. */
    static void requireName(@Nullable String value, String field) {
        requirePresent(value, field);
        String name = String.valueOf(value);
        if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw new InvalidEventException("field " + field + " is blank or too long");
        }
        if (name.codePoints().anyMatch(FieldRules::isUnprintable)) {
            throw new InvalidEventException("field " + field + " holds a control character or half a surrogate pair");
        }
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }
}
