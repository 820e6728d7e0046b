package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A process with nothing to do between its start and its readiness. */
record SimpleProcess(
        String name, Stage stage, Supplier<ChildProcess> starter, BooleanSupplier readiness, Duration grace)
        implements ManagedProcess {

    @Override
    public ChildProcess launch() {
        return starter.get();
    }

    @Override
    public boolean isReady() {
        return readiness.getAsBoolean();
    }
}
