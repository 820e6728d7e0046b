package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.Child;
import io.latchkey.devstack.process.Launch;
import io.latchkey.devstack.process.Signal;
import java.net.URI;

/** A program of ours in a JVM of its own; ready when its address answers 200. */
record JvmPart(String name, Stage stage, Launch how, URI readiness) implements Part {

    @Override
    public Child launch() {
        return Child.start(how);
    }

    @Override
    public boolean ready() {
        return Readiness.of(readiness);
    }

    @Override
    public Signal gentle() {
        return Signal.TERM;
    }
}
