package io.latchkey.stack.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ctrl-C reaches every process of a terminal's session at once: ours get one each, so that we end them in order. */
final class ProcessSession {

    private static final Optional<String> SETSID =
            ExecutableFinder.findOnPath("setsid").map(Path::toString);

    private ProcessSession() {}

    /** The command, its files its owner's alone, in a session of its own, under the same process id; as it is where the system cannot do that. */
    static List<String> inOwnSession(List<String> command) {
        return Stream.concat(SETSID.stream(), PrivateFiles.withUmask(command).stream())
                .toList();
    }
}
