package io.latchkey.devstack.supervisor;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Looks at every part, again and again, in one thread: starts what may start, starts again what died. */
final class Supervisor {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final List<Watch> watches;
    private final PidFiles pids;
    private final Consumer<Happening> told;
    private final Thread looking = new Thread(this::lookOn, "supervisor");
    private volatile Optional<String> failure = Optional.empty();
    private volatile boolean ending;

    Supervisor(List<Part> parts, PidFiles pids, Consumer<Happening> told) {
        this.pids = pids;
        this.told = told;
        this.watches = parts.stream()
                .map(part -> new Watch(part, Clock.systemUTC(), this::happened))
                .toList();
    }

    void begin() {
        looking.setDaemon(true);
        looking.start();
    }

    Watch watch(String name) {
        return watches.stream()
                .filter(watch -> watch.part().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing is called " + name));
    }

    boolean ready() {
        return watches.stream().allMatch(watch -> watch.ready() || watch.held());
    }

    /** The name of a part that ended before it was ever ready. */
    Optional<String> failure() {
        return failure;
    }

    /** Ends stage by stage, from the services down. */
    void end() {
        ending = true;
        for (Stage stage : List.of(Stage.SERVICE, Stage.AROUND, Stage.DATABASE)) {
            List<Watch> those = watches.stream()
                    .filter(watch -> watch.part().stage() == stage)
                    .toList();
            those.forEach(Watch::askToEnd);
            those.forEach(Watch::awaitEnd);
        }
    }

    private void lookOn() {
        while (!ending) {
            watches.forEach(this::look);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void look(Watch watch) {
        try {
            step(watch);
        } catch (RuntimeException e) {
            failed(watch, e);
        }
    }

    private void step(Watch watch) {
        if (watch.unstarted() && mayStart(watch)) {
            watch.launch();
        }
        watch.look();
        if (watch.failed()) {
            failure = Optional.of(watch.part().name());
        }
    }

    private boolean mayStart(Watch watch) {
        return watch.part().stage() != Stage.SERVICE
                || watches.stream()
                        .filter(other -> other.part().stage() != Stage.SERVICE)
                        .allMatch(Watch::ready);
    }

    private void failed(Watch watch, RuntimeException e) {
        told.accept(new Happening.Failed(watch.part().name(), String.valueOf(e.getMessage())));
        watch.stumbled();
        if (!watch.everReady()) {
            failure = Optional.of(watch.part().name());
        }
    }

    private void happened(Happening happening) {
        switch (happening) {
            case Happening.Starting starting -> pids.write(starting.name(), starting.pid());
            case Happening.Died died -> pids.remove(died.name());
            case Happening.Held held -> pids.remove(held.name());
            case Happening.Ended ended -> pids.remove(ended.name());
            case Happening.Ready ready -> {}
            case Happening.Failed failed -> {}
        }
        told.accept(happening);
    }
}
