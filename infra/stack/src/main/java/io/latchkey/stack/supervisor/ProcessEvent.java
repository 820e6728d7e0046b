package io.latchkey.stack.supervisor;

import java.time.Duration;

/** What a person at the terminal is told about one process. */
public sealed interface ProcessEvent {

    /** The name of the process. */
    String name();

    record Starting(String name, long pid) implements ProcessEvent {}

    record Ready(String name, Duration after) implements ProcessEvent {}

    record Died(String name, int status, Duration again) implements ProcessEvent {}

    record Held(String name) implements ProcessEvent {}

    record Failed(String name, String why) implements ProcessEvent {}

    record Ended(String name) implements ProcessEvent {}
}
