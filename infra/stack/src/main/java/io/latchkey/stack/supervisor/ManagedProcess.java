package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessSignal;

/** One process of the stack: how it starts, how it says that it is ready, how it likes to end. */
interface ManagedProcess {

    String name();

    Stage stage();

    /** Starts a new process; the one before is dead. */
    ChildProcess launch();

    /** Whether the process that was launched last does its work. */
    boolean isReady();

    /** The signal to end in order. */
    default ProcessSignal stopSignal() {
        return ProcessSignal.TERM;
    }

    /** What stands on what: a service starts when all below it is ready, and ends before it. */
    enum Stage {
        DATABASE,
        AROUND,
        SERVICE
    }
}
