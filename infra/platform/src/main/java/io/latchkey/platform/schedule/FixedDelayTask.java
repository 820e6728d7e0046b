package io.latchkey.platform.schedule;

import java.time.Duration;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** A bean whose task is run after a pause, and after the same pause again, whatever became of it. */
public abstract class FixedDelayTask extends LifecycleLoop {

    private final Duration pause;

    /** @param name of the thread */
    protected FixedDelayTask(String name, Duration pause) {
        super(name);
        this.pause = pause;
    }

    /** One that is said in an expression; the supplier is asked anew each time. */
    public static FixedDelayTask of(String name, Duration pause, Supplier<Mono<?>> task) {
        return new FixedDelayTask(name, pause) {
            @Override
            protected Mono<?> runTask() {
                return task.get();
            }
        };
    }

    protected abstract Mono<?> runTask();

    /** Before the first run and between the end of one and the next. */
    public final Duration pause() {
        return pause;
    }

    @Override
    protected final void runStep() throws InterruptedException {
        Thread.sleep(pause);
        runTask().block();
    }
}
