package io.latchkey.operations;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.TypeConversionException;

/** Runs one command. Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 there is no such thing. */
public final class OperationsMain {

    private OperationsMain() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv(), System.out, System.err));
    }

    static int run(List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
        List<String> given = arguments.isEmpty() ? List.of("--help") : arguments;
        return createCommandLine(new OperationsCommand(environment, out), out, err)
                .execute(given.toArray(String[]::new));
    }

    private static CommandLine createCommandLine(OperationsCommand command, PrintStream out, PrintStream err) {
        var line = new CommandLine(command)
                .setOut(new PrintWriter(out, true, out.charset()))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(110)
                .setSeparator(" ")
                .setExpandAtFiles(false)
                .registerConverter(String.class, OperationsMain::requireText)
                .setParameterExceptionHandler((wrong, ignored) ->
                        printFailure(err, CommandFailure.wrongUsage(String.valueOf(wrong.getMessage()))))
                .setExecutionExceptionHandler((thrown, ignored, parsed) -> {
                    if (thrown instanceof CommandFailure failure) {
                        return printFailure(err, failure);
                    }
                    throw thrown;
                });
        line.getHelpSectionMap()
                .put(
                        CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                        help -> listCommands("Looking", help, one -> !needsReason(one))
                                + listCommands(
                                        "Doing, each with --reason \"one line\"", help, OperationsMain::needsReason));
        return line;
    }

    private static String requireText(String given) {
        if (given.isBlank()) {
            throw new TypeConversionException("must not be empty");
        }
        return given;
    }

    private static String listCommands(String heading, Help help, Predicate<Help> which) {
        Map<String, Help> chosen = new TreeMap<>(help.subcommands());
        chosen.values().removeIf(which.negate());
        return chosen.isEmpty() ? "" : String.format("%n%s%n%s", heading, help.commandList(chosen));
    }

    private static boolean needsReason(Help help) {
        return help.commandSpec().optionsMap().containsKey("--reason");
    }

    private static int printFailure(PrintStream err, CommandFailure failure) {
        err.println("ops: " + failure.getMessage());
        return failure.status();
    }
}
