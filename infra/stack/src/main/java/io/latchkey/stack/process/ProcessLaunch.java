package io.latchkey.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How to start one process: its command, the only variables it sees besides {@code PATH} and its like, its log. */
public record ProcessLaunch(List<String> command, Map<String, String> environment, Path log) {

    public ProcessLaunch {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a process needs a command");
        }
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Names the variables alone: their values may be secrets. */
    @Override
    public String toString() {
        return "ProcessLaunch[" + command.getFirst() + ", " + environment.keySet() + ", " + log + "]";
    }
}
