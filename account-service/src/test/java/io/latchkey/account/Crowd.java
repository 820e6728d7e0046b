package io.latchkey.account;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many who do something at once. */
final class Crowd {

    private Crowd() {}

    /** The outcome, asked for again while there is no time for a hash: what was not looked at is not counted. */
    static String patiently(Supplier<InternalApi.Answer> question) {
        String outcome = question.get().outcome();
        while (outcome.equals("503")) {
            outcome = question.get().outcome();
        }
        return outcome;
    }

    /** What each got, in their order. */
    static <T> List<T> together(int many, IntFunction<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> all = IntStream.range(0, many)
                    .mapToObj(index -> threads.submit(() -> work.apply(index)))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
