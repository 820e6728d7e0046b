package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Launch;
import io.latchkey.devstack.process.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real process that does nothing but wait, ready when the test says so. */
final class FakePart implements Part {

    private final String name;
    private final Stage stage;
    private final Path log;
    volatile boolean ready;
    volatile String command = "exec sleep 600";
    private final AtomicInteger launches = new AtomicInteger();

    FakePart(String name, Stage stage, Path directory) {
        this.name = name;
        this.stage = stage;
        this.log = directory.resolve(name + ".log");
    }

    int launches() {
        return launches.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stage stage() {
        return stage;
    }

    @Override
    public Child launch() {
        launches.incrementAndGet();
        return Child.start(new Launch(List.of("sh", "-c", command), Map.of(), log));
    }

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public Signal gentle() {
        return Signal.TERM;
    }
}
