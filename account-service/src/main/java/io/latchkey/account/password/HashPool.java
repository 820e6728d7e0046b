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
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A few threads that hash, and a short queue before them. A caller that finds the queue full or waits too long is
 * refused, and a refused job is never begun: a hash without a caller would take the place of one with a caller.
 */
@Component
@EnableConfigurationProperties(PasswordSettings.class)
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

    /** One hash to be computed: either begun once or given up once, never both. */
    private static final class HashJob<T> implements Runnable {

        private final Callable<T> work;
        private final MonoSink<T> sink;
        private final Timer time;
        private final AtomicBoolean decided = new AtomicBoolean();

        HashJob(Callable<T> work, MonoSink<T> sink, Timer time) {
            this.work = work;
            this.sink = sink;
            this.time = time;
        }

        @Override
        public void run() {
            if (decided.compareAndSet(false, true)) {
                try {
                    sink.success(time.recordCallable(work));
                } catch (Exception failed) {
                    sink.error(failed);
                }
            }
        }

        /** The caller is told, unless the hash has begun. */
        boolean refuseIfWaiting() {
            boolean first = decided.compareAndSet(false, true);
            if (first) {
                sink.error(new HashPoolBusyException());
            }
            return first;
        }

        /** The caller went away. */
        boolean abandonIfWaiting() {
            return decided.compareAndSet(false, true);
        }
    }
}
