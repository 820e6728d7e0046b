package io.latchkey.stack.supervisor;

import io.latchkey.stack.process.ChildProcess;
import io.latchkey.stack.process.ProcessSignal;
import java.time.Duration;

/** One process of the stack: how it starts, how it says that it is ready, how it likes to end. */
interface ManagedProcess {

    Duration USUAL_GRACE = Duration.ofSeconds(25);

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

    /** How long an end in order may take before it is killed. */
    default Duration grace() {
        return USUAL_GRACE;
    }

    /**
     * What stands on what: a service starts once the databases are ready, and ends before all else. Kafka, which it can do without for a
     * while, starts beside it.
     */
    enum Stage {
        DATABASE,
        AROUND,
        SERVICE
    }
}
