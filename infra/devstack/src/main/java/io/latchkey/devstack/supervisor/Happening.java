package io.latchkey.devstack.supervisor;

import java.time.Duration;

/** What a person at the terminal is told about one process. */
public sealed interface Happening {

    /** The name of the process. */
    String name();

    record Starting(String name, long pid) implements Happening {}

    record Ready(String name, Duration after) implements Happening {}

    record Died(String name, int status, Duration again) implements Happening {}

    record Held(String name) implements Happening {}

    record Failed(String name, String why) implements Happening {}

    record Ended(String name) implements Happening {}
}
