package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real process that does nothing but wait, ready when the test says so. */
final class FakeProcess implements ManagedProcess {

    private final String name;
    private final Stage stage;
    private final Path log;
    volatile boolean ready;
    volatile String command = "exec sleep 600";
    private final AtomicInteger launches = new AtomicInteger();

    FakeProcess(String name, Stage stage, Path directory) {
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
    public ChildProcess launch() {
        launches.incrementAndGet();
        return ChildProcess.start(new ProcessLaunch(List.of("sh", "-c", command), Map.of(), log));
    }

    @Override
    public boolean isReady() {
        return ready;
    }
}
