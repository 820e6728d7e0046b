package io.latchkey.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was typed.
 *
 * @param argument what the command is about; empty where there is nothing
 * @param options by name, without the dashes; those without a value are empty
 */
record OperationsCommand(String name, String argument, Map<String, String> options) {

    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("list", Set.of("day")),
            Map.entry("show", Set.of()),
            Map.entry("letters", Set.of("topic", "state", "limit")),
            Map.entry("letter", Set.of()),
            Map.entry("replay", Set.of("cap", "topic", "dry-run", "reason")),
            Map.entry("park", Set.of("reason")),
            Map.entry("discard", Set.of("reason")),
            Map.entry("reopen", Set.of("reason")),
            Map.entry("channels", Set.of()),
            Map.entry("pause", Set.of("reason")),
            Map.entry("resume", Set.of("reason")),
            Map.entry("suppressions", Set.of()),
            Map.entry("lift", Set.of("reason")),
            Map.entry("outbox", Set.of()),
            Map.entry("release", Set.of("reason")),
            Map.entry("audit", Set.of()));
    private static final Set<String> WITH_ARGUMENT =
            Set.of("show", "letter", "park", "discard", "reopen", "pause", "resume", "lift", "release");
    private static final Set<String> FLAGS = Set.of("day", "dry-run", "json");

    OperationsCommand {
        options = Map.copyOf(options);
    }

    static OperationsCommand parseArguments(List<String> arguments) {
        String name = arguments.getFirst();
        Set<String> allowed = KNOWN.get(name);
        if (allowed == null) {
            throw CommandFailure.wrongUsage("there is no command " + name);
        }
        String argument = "";
        Map<String, String> options = new HashMap<>();
        for (int at = 1; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (!word.startsWith("--")) {
                argument = requireSingle(argument, word);
                continue;
            }
            String option = word.substring(2);
            if (!allowed.contains(option) && !option.equals("json")) {
                throw CommandFailure.wrongUsage(name + " has no option " + word);
            }
            options.put(option, FLAGS.contains(option) ? "" : requireValue(word, arguments, ++at));
        }
        return new OperationsCommand(name, argument, options).requireValid();
    }

    boolean hasOption(String option) {
        return options.containsKey(option);
    }

    @Nullable
    String findOption(String option) {
        return options.get(option);
    }

    boolean wantsJson() {
        return hasOption("json");
    }

    /** The reason, without which nothing is done. */
    String requireReason() {
        String reason = findOption("reason");
        if (reason == null || reason.isBlank()) {
            throw CommandFailure.wrongUsage(name + " needs --reason \"why\": it is kept in the audit");
        }
        return reason;
    }

    private OperationsCommand requireValid() {
        if (WITH_ARGUMENT.contains(name) && argument.isEmpty()) {
            throw CommandFailure.wrongUsage(name + " needs to be told which");
        }
        if (!WITH_ARGUMENT.contains(name) && !name.equals("replay") && !argument.isEmpty()) {
            throw CommandFailure.wrongUsage(name + " takes no " + argument);
        }
        if (name.equals("replay") && argument.isEmpty() && !hasOption("cap")) {
            throw CommandFailure.wrongUsage("replay needs --cap N: how many letters at most");
        }
        return this;
    }

    private static String requireSingle(String before, String word) {
        if (!before.isEmpty()) {
            throw CommandFailure.wrongUsage("one thing at a time: " + before + " or " + word);
        }
        return word;
    }

    private static String requireValue(String word, List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw CommandFailure.wrongUsage(word + " needs a value");
        }
        return arguments.get(at);
    }
}
