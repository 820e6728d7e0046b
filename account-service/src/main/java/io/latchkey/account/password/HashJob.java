package io.latchkey.account.password;

import io.micrometer.core.instrument.Timer;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.MonoSink;

/** One hash to be computed: either begun once or given up once, never both. */
final class HashJob<T> implements Runnable {

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
