package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Signal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** One part under watch: moved on step by step, by one thread at a time. */
final class Watch {

    private static final Duration GRACE = Duration.ofSeconds(25);

    private final Part part;
    private final InstantSource clock;
    private final Consumer<Happening> told;
    private State state = State.UNSTARTED;
    private Optional<Child> child = Optional.empty();
    private Instant since;
    private BackOff backOff = BackOff.none();
    private boolean wasReady;

    Watch(Part part, InstantSource clock, Consumer<Happening> told) {
        this.part = part;
        this.clock = clock;
        this.told = told;
        this.since = clock.instant();
    }

    /** Looks once: a part that died is put down for a restart, one whose time has come is started. */
    synchronized void look() {
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
        Child started = part.launch();
        child = Optional.of(started);
        enter(State.STARTING);
        told.accept(new Happening.Starting(part.name(), started.pid()));
    }

    /** {@code kill -9}, as any accident would: it is started again. */
    synchronized void kill() {
        child.ifPresent(Child::kill);
    }

    /** {@code kill -9}, and not started again before {@link #release()}. */
    synchronized void hold() {
        child.ifPresent(Child::kill);
        enter(State.HELD);
        told.accept(new Happening.Held(part.name()));
    }

    synchronized void release() {
        if (state == State.HELD) {
            launch();
        }
    }

    /** Asks for the end without waiting for it; nothing is started again from here on. */
    synchronized void askToEnd() {
        enter(State.ENDING);
        child.filter(Child::alive).ifPresent(running -> Signal.send(part.gentle(), running.pid()));
    }

    /** Waits for the end and, where it does not come, kills. */
    void awaitEnd() {
        Optional<Child> last = running();
        last.ifPresent(running -> {
            if (!running.endsWithin(GRACE)) {
                running.kill();
            }
            told.accept(new Happening.Ended(part.name()));
        });
    }

    Part part() {
        return part;
    }

    synchronized boolean ready() {
        return state == State.READY && child.filter(Child::alive).isPresent();
    }

    /** Whether it ended before it was ready for the first time: then there is something to mend first. */
    synchronized boolean failed() {
        return state == State.BACKING_OFF && !wasReady;
    }

    synchronized boolean everReady() {
        return wasReady;
    }

    synchronized boolean unstarted() {
        return state == State.UNSTARTED;
    }

    synchronized boolean held() {
        return state == State.HELD;
    }

    synchronized long pid() {
        return child.map(Child::pid).orElse(-1L);
    }

    private synchronized Optional<Child> running() {
        return child;
    }

    private void whileStarting() {
        if (dead()) {
            fell(Duration.ZERO);
        } else if (part.ready()) {
            wasReady = true;
            Duration took = Duration.between(since, clock.instant());
            enter(State.READY);
            told.accept(new Happening.Ready(part.name(), took));
        }
    }

    private void whileReady() {
        if (dead()) {
            fell(Duration.between(since, clock.instant()));
        }
    }

    /** It could not even be asked: away with it, and again after a pause. */
    synchronized void stumbled() {
        child.ifPresent(Child::kill);
        fell(Duration.ZERO);
    }

    private void fell(Duration wasReadyFor) {
        backOff = backOff.after(wasReadyFor);
        enter(State.BACKING_OFF);
        told.accept(new Happening.Died(part.name(), child.map(Child::exitStatus).orElse(-1), backOff.next()));
    }

    private boolean dead() {
        return child.filter(Child::alive).isEmpty();
    }

    private void enter(State next) {
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
