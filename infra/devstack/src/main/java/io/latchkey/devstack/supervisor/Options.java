package io.latchkey.devstack.supervisor;

import io.latchkey.devstack.process.StackException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was asked for on the command line. */
record Options(Path project, Path data, boolean fresh, Extent extent, int replicas, boolean observe) {

    private static final String KNOWN =
            "the options are --data DIR, --fresh, --only stack|services, --replicas N, --observe and --detach";

    /** The first argument is the project's directory, given by the script; the rest is the person's. */
    static Options of(List<String> arguments) {
        Iterator<String> rest = arguments.iterator();
        Path project = Path.of(rest.next());
        Options options = new Options(project, project.resolve(".latchkey"), false, Extent.ALL, 1, false);
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    /** The plan, with the {@code LATCHKEY_…} variables of the environment. */
    StackPlan plan(Map<String, String> environment) {
        Map<String, String> settings = environment.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("LATCHKEY_"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new StackPlan(project, data, StackPorts.from(environment), extent, settings, replicas, observe);
    }

    private Options with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--data" -> new Options(project, Path.of(value(option, rest)), fresh, extent, replicas, observe);
            case "--fresh" -> new Options(project, data, true, extent, replicas, observe);
            case "--only" -> new Options(project, data, fresh, half(value(option, rest)), replicas, observe);
            case "--replicas" -> new Options(project, data, fresh, extent, count(value(option, rest)), observe);
            case "--observe" -> new Options(project, data, fresh, extent, replicas, true);
            default -> throw new StackException("\"" + option + "\" is no option: " + KNOWN);
        };
    }

    private static int count(String text) {
        if (!text.matches("[1-9]")) {
            throw new StackException(
                    "--replicas takes a number from 1 to " + Extent.MOST_REPLICAS + ", not \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static Extent half(String text) {
        return switch (text) {
            case "stack" -> Extent.STACK;
            case "services" -> Extent.SERVICES;
            default -> throw new StackException("--only takes stack or services, not \"" + text + "\"");
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StackException(option + " needs a value: " + KNOWN);
        }
        return rest.next();
    }
}
