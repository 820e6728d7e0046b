package io.latchkey.stack.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds programs of this machine. */
public final class ExecutableFinder {

    private ExecutableFinder() {}

    /** The first of these names that the PATH has; Debian leaves the folders of servers out of a user's PATH. */
    public static Optional<Path> findOnPath(String... names) {
        String folders = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(folders.split(":"))
                .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
