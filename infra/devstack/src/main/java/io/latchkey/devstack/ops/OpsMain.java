package io.latchkey.devstack.ops;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Runs one command. Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 there is no such thing. */
public final class OpsMain {

    private OpsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            if (arguments.isEmpty() || arguments.contains("--help") || arguments.contains("-h")) {
                out.print(Help.TEXT);
                return 0;
            }
            Command command = Command.read(arguments);
            try (var console = new Console(OpsSettings.from(environment), Asking.atTheTerminal())) {
                new Work(console, new Printer(out, command.json())).run(command);
            }
            return 0;
        } catch (OpsFailure e) {
            err.println("ops: " + e.getMessage());
            return e.status();
        }
    }
}
