package io.latchkey.account.throttle;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where an attempt is counted. Several of a kind are the same one under each key of its digest.
 *
 * @param recognized in a browser that is known
 * @param otherwise in any other
 */
public record AttemptBuckets(List<ThrottleBucket> recognized, List<ThrottleBucket> otherwise) {

    /** The same in every transaction, so that none waits for another that waits for it. */
    static final Comparator<ThrottleBucket> ORDER =
            Comparator.comparing(ThrottleBucket::kind).thenComparing(ThrottleBucket::key);

    public AttemptBuckets {
        recognized = recognized.stream().sorted(ORDER).toList();
        otherwise = otherwise.stream().sorted(ORDER).toList();
    }

    /** All of them, each at its place. */
    List<ThrottleBucket> all() {
        return Stream.concat(recognized.stream(), otherwise.stream()).toList();
    }

    List<AskedRow> toRows() {
        List<ThrottleBucket> all = all();
        return IntStream.range(0, all.size())
                .mapToObj(place -> new AskedRow(
                        place, all.get(place).kind(), all.get(place).key(), place < recognized.size()))
                .toList();
    }

    /** A bucket as the statement is asked about it. */
    record AskedRow(int place, ThrottleBucket.Kind kind, String key, boolean recognized) {}
}
