package io.latchkey.contracts.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that members of several requests share; a refusal never repeats what stood there. */
final class MessageFields {

    private static final Pattern DIGEST = Pattern.compile("[A-Za-z0-9+/=_-]{16,200}");
    private static final int MOST_WORDS = 64;

    private MessageFields() {}

    /** Keyed digests, which stand for an address, a network or a browser: 16 to 200 characters of base64 or hex. */
    static void requireDigests(String... values) {
        for (String value : values) {
            if (!DIGEST.matcher(value).matches()) {
                throw new IllegalArgumentException("not a digest");
            }
        }
    }

    /** False for a network that limits leave alone; null and true are the same and are not written. */
    static @Nullable Boolean normalizeLimited(@Nullable Boolean limited) {
        return Boolean.FALSE.equals(limited) ? false : null;
    }

    /** Words of an account that its password must not be made of, at most 64. */
    static List<String> copyContext(List<String> words) {
        if (words.size() > MOST_WORDS) {
            throw new IllegalArgumentException("more than " + MOST_WORDS + " words of context");
        }
        return List.copyOf(words);
    }
}
