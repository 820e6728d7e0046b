package io.latchkey.stack.plan;

import io.latchkey.stack.process.StackException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was asked for on the command line. */
public record StackOptions(Path project, Path data, boolean fresh, StackScope scope, int replicas, boolean observe) {

    private static final String KNOWN =
            "the options are --data DIR, --fresh, --only stack|services, --replicas N, --observe and --detach";

    /** The first argument is the project's directory, given by the script; the rest is the person's. */
    public static StackOptions parseArguments(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        Path project = Path.of(rest.next());
        StackOptions options = new StackOptions(project, project.resolve(".latchkey"), false, StackScope.ALL, 1, false);
        while (rest.hasNext()) {
            options = options.withOption(rest.next(), rest);
        }
        return options;
    }

    /** The plan, with the {@code LATCHKEY_…} variables of the environment. */
    public StackPlan toPlan(Map<String, String> environment) {
        Map<String, String> settings = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("LATCHKEY_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new StackPlan(
                project, data, StackPorts.fromEnvironment(environment), scope, settings, replicas, observe);
    }

    private StackOptions withOption(String option, Iterator<String> rest) {
        return switch (option) {
            case "--data" ->
                new StackOptions(project, Path.of(requireValue(option, rest)), fresh, scope, replicas, observe);
            case "--fresh" -> new StackOptions(project, data, true, scope, replicas, observe);
            case "--only" ->
                new StackOptions(project, data, fresh, parseScope(requireValue(option, rest)), replicas, observe);
            case "--replicas" ->
                new StackOptions(project, data, fresh, scope, parseReplicas(requireValue(option, rest)), observe);
            case "--observe" -> new StackOptions(project, data, fresh, scope, replicas, true);
            default -> throw new StackException("\"" + option + "\" is no option: " + KNOWN);
        };
    }

    private static int parseReplicas(String text) {
        if (!text.matches("[1-9]")) {
            throw new StackException(
                    "--replicas takes a number from 1 to " + StackScope.MOST_REPLICAS + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static StackScope parseScope(String text) {
        return switch (text) {
            case "stack" -> StackScope.STACK;
            case "services" -> StackScope.SERVICES;
            default -> throw new StackException("--only takes stack or services, not \"" + text + "\"");
        };
    }

    private static String requireValue(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StackException(option + " needs a value: " + KNOWN);
        }
        return rest.next();
    }
}
