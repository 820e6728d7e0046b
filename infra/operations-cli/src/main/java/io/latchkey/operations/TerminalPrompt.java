package io.latchkey.operations;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Asks for secrets at the terminal, without an echo. */
final class TerminalPrompt {

    private final @Nullable Console terminal;

    private TerminalPrompt(@Nullable Console terminal) {
        this.terminal = terminal;
    }

    static TerminalPrompt atTheTerminal() {
        return new TerminalPrompt(System.console());
    }

    /** @param instead the setting that takes its place where there is no terminal */
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
