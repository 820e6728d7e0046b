package io.latchkey.operations;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks whoever sits at the terminal, without showing what they type. */
final class TerminalPrompt {

    private final @Nullable Console terminal;

    private TerminalPrompt(@Nullable Console terminal) {
        this.terminal = terminal;
    }

    static TerminalPrompt atTheTerminal() {
        return new TerminalPrompt(System.console());
    }

    /** @param instead the setting that saves the question, where nobody can be asked */
    String askSecret(String what, String instead) {
        if (terminal == null || !terminal.isTerminal()) {
            throw new CommandFailure(
                    CommandFailure.USAGE, "there is nobody to ask for the " + what + ": set " + instead);
        }
        char[] typed = terminal.readPassword("%s: ", what);
        if (typed == null || typed.length == 0) {
            throw new CommandFailure(CommandFailure.FAILED, "no " + what + " was given");
        }
        return new String(typed);
    }
}
