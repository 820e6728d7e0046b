package io.latchkey.operations;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs one command. Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 there is no such thing. */
public final class OperationsMain {

    private OperationsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
                out.print(UsageText.TEXT);
                return 0;
            }
            OperationsCommand command = OperationsCommand.parseArguments(arguments);
            try (var console = new ConsoleClient(
                    OperationsSettings.fromEnvironment(environment), TerminalPrompt.atTheTerminal())) {
                new CommandRunner(console, new AnswerPrinter(out, command.wantsJson())).run(command);
            }
            return 0;
        } catch (CommandFailure e) {
            err.println("ops: " + e.getMessage());
            return e.status();
        }
    }
}
