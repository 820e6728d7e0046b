package io.latchkey.devstack.postgres;

import io.latchkey.devstack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root: the way round it that this machine allows. */
enum Unprivileged {
    /** Already not root: nothing to do. */
    AS_WE_ARE(""),
    /** A user namespace in which we are nobody; files stay ours. */
    NAMESPACE("unshare -U"),
    /** Another user, who may still walk through our directories. */
    OTHER_USER("setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=+dac_override"
            + " --ambient-caps=+dac_override");

    private final String prefix;

    Unprivileged(String prefix) {
        this.prefix = prefix;
    }

    static Unprivileged here() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return AS_WE_ARE;
        }
        if (NAMESPACE.works()) {
            return NAMESPACE;
        }
        if (OTHER_USER.works()) {
            return OTHER_USER;
        }
        throw new StackException("PostgreSQL does not run as root and neither unshare nor setpriv works here:"
                + " start as an ordinary user, or install util-linux");
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix.isEmpty() ? List.of() : List.of(prefix.split(" ")));
        whole.addAll(command);
        return List.copyOf(whole);
    }

    /** Gives the directory, still empty, to whoever will run. */
    void own(Path directory) throws IOException {
        if (this == OTHER_USER) {
            Files.setAttribute(directory, "unix:uid", 65534);
            Files.setAttribute(directory, "unix:gid", 65534);
        }
    }

    private boolean works() {
        try {
            Process probe = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
