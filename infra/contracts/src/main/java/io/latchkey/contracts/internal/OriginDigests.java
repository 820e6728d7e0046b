package io.latchkey.contracts.internal;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where an attempt comes from, by keyed digests that were made under one key of the list. */
public record OriginDigests(String addressDigest, String networkDigest) {

    private static final int MOST_EARLIER = 7;

    public OriginDigests {
        MessageFields.requireDigests(addressDigest, networkDigest);
    }

    /** The same under every key: the current one first, then those that a request brings besides. */
    static List<OriginDigests> ofEveryKey(OriginDigests current, @Nullable List<OriginDigests> earlier) {
        return earlier == null
                ? List.of(current)
                : Stream.concat(Stream.of(current), earlier.stream()).toList();
    }

    /** None and an empty list are the same and are not written. */
    static <T> @Nullable List<T> normalizeEarlier(@Nullable List<T> earlier) {
        if (earlier == null || earlier.isEmpty()) {
            return null;
        }
        if (earlier.size() > MOST_EARLIER) {
            throw new IllegalArgumentException("digests under more than " + (MOST_EARLIER + 1) + " keys");
        }
        return List.copyOf(earlier);
    }
}
