package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessSignal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One part under watch: moved on step by step, by one thread at a time. */
final class ProcessMonitor {

    private final ManagedProcess part;
    private final InstantSource clock;
    private final Consumer<ProcessEvent> told;
    private State state = State.UNSTARTED;
    private Optional<ChildProcess> child = Optional.empty();
    private Instant since;
    private RestartBackOff backOff = RestartBackOff.noDelay();
    private boolean wasReady;

    ProcessMonitor(ManagedProcess part, InstantSource clock, Consumer<ProcessEvent> told) {
        this.part = part;
        this.clock = clock;
        this.told = told;
        this.since = clock.instant();
    }

    /** Looks once: a part that died is put down for a restart, one whose time has come is started. */
    synchronized void checkOnce() {
        switch (state) {
            case UNSTARTED, HELD, ENDING -> {}
            case STARTING -> whileStarting();
            case READY -> whileReady();
            case BACKING_OFF -> {
                if (!clock.instant().isBefore(since.plus(backOff.next()))) {
                    launch();
                }
            }
        }
    }

    synchronized void launch() {
        if (state == State.ENDING) {
            return;
        }
        ChildProcess started = part.launch();
        child = Optional.of(started);
        enterState(State.STARTING);
        told.accept(new ProcessEvent.Starting(part.name(), started.pid()));
    }

    /** {@code kill -9}, as any accident would: it is started again. */
    synchronized void kill() {
        child.ifPresent(ChildProcess::kill);
    }

    /** {@code kill -9}, and not started again before {@link #release()}. */
    synchronized void hold() {
        child.ifPresent(ChildProcess::kill);
        enterState(State.HELD);
        told.accept(new ProcessEvent.Held(part.name()));
    }

    synchronized void release() {
        if (state == State.HELD) {
            launch();
        }
    }

    /** Asks for the end without waiting for it; nothing is started again from here on. */
    synchronized void askToEnd() {
        enterState(State.ENDING);
        child.filter(ChildProcess::isAlive).ifPresent(running -> ProcessSignal.send(part.stopSignal(), running.pid()));
    }

    /** Waits for the end and, where it does not come, kills. */
    void awaitEnd() {
        Optional<ChildProcess> last = currentChild();
        last.ifPresent(running -> {
            if (!running.endsWithin(part.grace())) {
                running.kill();
            }
            told.accept(new ProcessEvent.Ended(part.name()));
        });
    }

    ManagedProcess process() {
        return part;
    }

    synchronized boolean isReady() {
        return state == State.READY && child.filter(ChildProcess::isAlive).isPresent();
    }

    /** Whether it ended before it was ready for the first time: then there is something to mend first. */
    synchronized boolean hasFailed() {
        return state == State.BACKING_OFF && !wasReady;
    }

    synchronized boolean wasEverReady() {
        return wasReady;
    }

    synchronized boolean isUnstarted() {
        return state == State.UNSTARTED;
    }

    synchronized boolean isHeld() {
        return state == State.HELD;
    }

    synchronized long pid() {
        return child.map(ChildProcess::pid).orElse(-1L);
    }

    /** Has the action run, on whatever thread, when the process of now has ended. */
    void onExit(Runnable action) {
        currentChild().ifPresent(running -> {
            CompletableFuture<Void> unused = running.onExit().thenRun(action);
        });
    }

    private synchronized Optional<ChildProcess> currentChild() {
        return child;
    }

    private void whileStarting() {
        if (isDead()) {
            recordDeath(Duration.ZERO);
        } else if (part.isReady()) {
            wasReady = true;
            Duration took = Duration.between(since, clock.instant());
            enterState(State.READY);
            told.accept(new ProcessEvent.Ready(part.name(), took));
        }
    }

    private void whileReady() {
        if (isDead()) {
            recordDeath(Duration.between(since, clock.instant()));
        }
    }

    /** It could not even be asked: away with it, and again after a pause. */
    synchronized void restartLater() {
        child.ifPresent(ChildProcess::kill);
        recordDeath(Duration.ZERO);
    }

    private void recordDeath(Duration wasReadyFor) {
        backOff = backOff.afterRun(wasReadyFor);
        enterState(State.BACKING_OFF);
        told.accept(new ProcessEvent.Died(
                part.name(), child.map(ChildProcess::exitStatus).orElse(-1), backOff.next()));
    }

    private boolean isDead() {
        return child.filter(ChildProcess::isAlive).isEmpty();
    }

    private void enterState(State next) {
        state = next;
        since = clock.instant();
    }

    private enum State {
        UNSTARTED,
        STARTING,
        READY,
        BACKING_OFF,
        HELD,
        ENDING
    }
}
