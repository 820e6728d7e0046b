package io.latchkey.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A server in a process of its own on loopback; may be killed and started again. */
public abstract class LocalServer implements AutoCloseable {

    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private final String name;
    private final Path log;
    private final Duration readyWithin;
    private final ProcessSignal stopSignal;
    private Optional<ChildProcess> child = Optional.empty();

    /**
     * @param name as people know it
     * @param stopSignal ends it in order
     */
    protected LocalServer(String name, Path log, Duration readyWithin, ProcessSignal stopSignal) {
        this.name = name;
        this.log = log;
        this.readyWithin = readyWithin;
        this.stopSignal = stopSignal;
    }

    /** Prepares its directory where that is needed, and starts; the process before is dead. */
    protected abstract ChildProcess startProcess();

    /** Whether clients are served: the server's own word. */
    public abstract boolean isReady();

    /** Starts without waiting for {@link #isReady()}. */
    public synchronized ChildProcess launch() {
        ChildProcess started = startProcess();
        child = Optional.of(started);
        return started;
    }

    /** Starts, and returns when clients are served. */
    public synchronized void start() {
        launch();
        boolean settled = ConditionWaiter.waitUntil(
                readyWithin,
                () -> isReady() || child.filter(ChildProcess::isAlive).isEmpty());
        if (!settled || !isReady()) {
            close();
            throw new StackException(name + " did not start; see " + log);
        }
    }

    public long pid() {
        return child.map(ChildProcess::pid).orElse(-1L);
    }

    /** {@code kill -9}. */
    public synchronized void kill() {
        child.ifPresent(ChildProcess::kill);
    }

    /** Stops in order. */
    @Override
    public synchronized void close() {
        child.ifPresent(running -> running.stop(stopSignal, SHUTDOWN));
        child = Optional.empty();
    }
}
