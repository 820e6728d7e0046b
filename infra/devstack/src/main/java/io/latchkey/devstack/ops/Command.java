package io.latchkey.devstack.ops;

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
record Command(String name, String argument, Map<String, String> options) {

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

    Command {
        options = Map.copyOf(options);
    }

    static Command read(List<String> arguments) {
        String name = arguments.getFirst();
        Set<String> allowed = KNOWN.get(name);
        if (allowed == null) {
            throw OpsFailure.usage("there is no command " + name);
        }
        String argument = "";
        Map<String, String> options = new HashMap<>();
        for (int at = 1; at < arguments.size(); at++) {
            String word = arguments.get(at);
            if (!word.startsWith("--")) {
                argument = only(argument, word);
                continue;
            }
            String option = word.substring(2);
            if (!allowed.contains(option) && !option.equals("json")) {
                throw OpsFailure.usage(name + " has no option " + word);
            }
            options.put(option, FLAGS.contains(option) ? "" : value(word, arguments, ++at));
        }
        return new Command(name, argument, options).checked();
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    @Nullable
    String option(String option) {
        return options.get(option);
    }

    boolean json() {
        return has("json");
    }

    /** The reason, without which nothing is done. */
    String reason() {
        String reason = option("reason");
        if (reason == null || reason.isBlank()) {
            throw OpsFailure.usage(name + " needs --reason \"why\": it is kept in the audit");
        }
        return reason;
    }

    private Command checked() {
        if (WITH_ARGUMENT.contains(name) && argument.isEmpty()) {
            throw OpsFailure.usage(name + " needs to be told which");
        }
        if (!WITH_ARGUMENT.contains(name) && !name.equals("replay") && !argument.isEmpty()) {
            throw OpsFailure.usage(name + " takes no " + argument);
        }
        if (name.equals("replay") && argument.isEmpty() && !has("cap")) {
            throw OpsFailure.usage("replay needs --cap N: how many letters at most");
        }
        return this;
    }

    private static String only(String before, String word) {
        if (!before.isEmpty()) {
            throw OpsFailure.usage("one thing at a time: " + before + " or " + word);
        }
        return word;
    }

    private static String value(String word, List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw OpsFailure.usage(word + " needs a value");
        }
        return arguments.get(at);
    }
}
