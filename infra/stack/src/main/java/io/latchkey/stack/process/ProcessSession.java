package io.latchkey.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ctrl-C reaches every process of a terminal's session at once: ours get one each, so that we end them in order. */
final class ProcessSession {

    private static final Optional<String> SETSID = findSetsid();

    private ProcessSession() {}

    /** The command in a session of its own, under the same process id; as it is where the system cannot do that. */
    static List<String> inOwnSession(List<String> command) {
        return Stream.concat(SETSID.stream(), command.stream()).toList();
    }

    private static Optional<String> findSetsid() {
        return Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .map(directory -> Path.of(directory, "setsid"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
