package io.latchkey.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same several times at once. */
public final class ParallelWorkers {

    private ParallelWorkers() {}

    /**
     * Waits for all, each on a thread of its own; what one throws ends the benchmark.
     *
     * @param work by the number of the worker, from 0
     * @return what each gave, in the order of their numbers
     */
    public static <T> List<T> runAll(int workers, IntFunction<Callable<T>> work) {
        try (var threads = Executors.newFixedThreadPool(workers)) {
            List<Callable<T>> tasks = IntStream.range(0, workers).mapToObj(work).toList();
            List<T> all = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(tasks)) {
                all.add(one.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
