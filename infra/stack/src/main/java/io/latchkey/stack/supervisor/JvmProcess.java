package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessLaunch;
import io.latchkey.stack.process.ProcessSignal;
import io.latchkey.stack.supervisor.ManagedProcess.Stage;
import java.net.URI;

/** A program of ours in a JVM of its own; ready when its address answers 200. */
record JvmProcess(String name, Stage stage, ProcessLaunch how, URI readiness) implements ManagedProcess {

    @Override
    public ChildProcess launch() {
        return ChildProcess.start(how);
    }

    @Override
    public boolean isReady() {
        return ReadinessProbe.isReady(readiness);
    }

    @Override
    public ProcessSignal stopSignal() {
        return ProcessSignal.TERM;
    }
}
