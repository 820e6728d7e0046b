package io.latchkey.devstack.ops;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal, without showing what they type. */
final class Asking {

    private final @Nullable Console terminal;

    private Asking(@Nullable Console terminal) {
        this.terminal = terminal;
    }

    static Asking atTheTerminal() {
        return new Asking(System.console());
    }

    /** @param instead the setting that saves the question, where nobody can be asked */
    String secret(String what, String instead) {
        if (terminal == null || !terminal.isTerminal()) {
            throw new OpsFailure(OpsFailure.USAGE, "there is nobody to ask for the " + what + ": set " + instead);
        }
        char[] typed = terminal.readPassword("%s: ", what);
        if (typed == null || typed.length == 0) {
            throw new OpsFailure(OpsFailure.FAILED, "no " + what + " was given");
        }
        return new String(typed);
    }
}
