package io.latchkey.stack.postgres;

import io.latchkey.stack.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root, or as a number without a name: the way round it that this machine allows. */
enum UnprivilegedUser {
    /** Already an ordinary user: nothing to do. */
    AS_WE_ARE(""),
    /** A user namespace in which we are the user nobody; files stay ours. */
    NAMESPACE("unshare -U"),
    /** Another user, who may still walk through our directories. */
    OTHER_USER("setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override"
            + " --ambient-caps=+dac_override");

    private final String prefix;

    UnprivilegedUser(String prefix) {
        this.prefix = prefix;
    }

    static UnprivilegedUser detectUser() {
        String user = System.getProperty("user.name");
        if (!"root".equals(user) && !"?".equals(user)) {
            return AS_WE_ARE;
        }
        if (NAMESPACE.isAvailable()) {
            return NAMESPACE;
        }
        if (OTHER_USER.isAvailable()) {
            return OTHER_USER;
        }
        throw new StackException("PostgreSQL does not run as this user and neither unshare nor setpriv works here:"
                + " start as an ordinary user, or install util-linux");
    }

    List<String> wrapCommand(List<String> command) {
        List<String> whole = new ArrayList<>(prefix.isEmpty() ? List.of() : List.of(prefix.split(" ")));
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** PostgreSQL's programs, where the user that will run them can reach them. */
    Path locatePrograms() {
        return PostgresBinaries.locateHome(this == OTHER_USER ? sharedDirectory() : cacheDirectory());
    }

    private static Path cacheDirectory() {
        String chosen = System.getenv("XDG_CACHE_HOME");
        Path base = chosen == null || chosen.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(chosen);
        return base.resolve("latchkey");
    }

    /** In a place where others may write, too: so it must be ours. */
    private static Path sharedDirectory() {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"), "latchkey-programs");
        try {
            Files.createDirectories(directory);
            if (!Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName().equals("root")) {
                throw new StackException(directory + " belongs to somebody else: delete it");
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("could not make " + directory, e);
        }
    }

    /** Gives the directory, still empty, to the user that will run. */
    void giveOwnership(Path directory) throws IOException {
        if (this == OTHER_USER) {
            Files.setAttribute(directory, "unix:uid", 65534);
            Files.setAttribute(directory, "unix:gid", 65534);
        }
    }

    private boolean isAvailable() {
        try {
            Process probe = new ProcessBuilder(wrapCommand(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
