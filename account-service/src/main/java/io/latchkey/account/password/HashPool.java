package io.latchkey.account.password;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A few threads that hash, and a short queue before them. A caller that finds the queue full or waits too long is
 * refused, and a refused job is never begun: a hash without a caller would take the place of one with a caller.
 */
final class HashPool implements DisposableBean {

    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final Counter refused;
    private final Timer time;

    HashPool(PasswordSettings settings, MeterRegistry meters) {
        int count = settings.threadsOrCores();
        var queue = new ArrayBlockingQueue<Runnable>(settings.queue());
        ThreadFactory named = Thread.ofPlatform().name("hash-", 0).daemon().factory();
        this.threads = new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, queue, named);
        this.patience = settings.patience();
        this.refused = meters.counter("latchkey.hash.refused");
        this.time = meters.timer("latchkey.hash.time");
        Gauge.builder("latchkey.hash.waiting", queue, ArrayBlockingQueue::size).register(meters);
        Gauge.builder("latchkey.hash.busy", threads, ThreadPoolExecutor::getActiveCount)
                .register(meters);
        Gauge.builder("latchkey.hash.threads", threads, ThreadPoolExecutor::getMaximumPoolSize)
                .register(meters);
    }

    /** Runs the work on one of the threads; fails with {@link HashPoolBusyException} when it cannot begin in time. */
    <T> Mono<T> run(Callable<T> work) {
        return Mono.<T>create(sink -> submitJob(work, sink))
                .doOnError(HashPoolBusyException.class, busy -> refused.increment())
                // What comes after the hash must not keep the next one waiting.
                .publishOn(Schedulers.parallel());
    }

    private <T> void submitJob(Callable<T> work, MonoSink<T> sink) {
        var job = new HashJob<>(work, sink, time);
        var alarm = Schedulers.parallel().schedule(() -> giveUp(job), patience.toMillis(), TimeUnit.MILLISECONDS);
        sink.onDispose(() -> {
            alarm.dispose();
            if (job.abandonIfWaiting()) {
                threads.remove(job);
            }
        });
        try {
            threads.execute(job);
        } catch (RejectedExecutionException full) {
            job.refuseIfWaiting();
        }
    }

    private void giveUp(HashJob<?> job) {
        if (job.refuseIfWaiting()) {
            threads.remove(job);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
