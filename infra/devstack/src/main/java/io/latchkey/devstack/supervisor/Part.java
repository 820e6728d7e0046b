package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Signal;

/** One process of the stack: how it starts, how it says that it is ready, how it likes to end. */
interface Part {

    String name();

    Stage stage();

    /** Starts a new process; the one before is dead. */
    Child launch();

    /** Whether the process that was launched last does its work. */
    boolean ready();

    /** The signal to end in order. */
    Signal gentle();
}
