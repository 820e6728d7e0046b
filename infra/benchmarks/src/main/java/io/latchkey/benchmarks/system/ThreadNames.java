package io.latchkey.benchmarks.system;

import java.util.Map;
import java.util.regex.Pattern;

/** What kind of thread or back end a name says it is: those of one kind are counted together. */
final class ThreadNames {

    /** Linux keeps 15 characters of a name. */
    private static final Map<String, String> KINDS = Map.of(
            "C1 CompilerThre", "C1 compiler",
            "C2 CompilerThre", "C2 compiler",
            "VM Thread", "collector (VM thread)",
            "reactor-http-ep", "HTTP loops",
            "reactor-tcp-epo", "R2DBC loops",
            "ForkJoinPool-1-", "virtual threads",
            "data-plane-kafk", "request handlers");

    private static final Pattern NUMBER = Pattern.compile("[-#_ ]*\\d+$");
    private static final Pattern CLIENT = Pattern.compile("(\\w+) \\w+ [\\d.:a-f]+\\(\\d+\\).*");

    private ThreadNames() {}

    /** @param name as it stands in {@code comm} */
    static String kindOfThread(String name) {
        return KINDS.getOrDefault(name, NUMBER.matcher(name).replaceFirst(""));
    }

    /** @param title as PostgreSQL shows it, with the zeros between arguments */
    static String kindOfBackend(String title) {
        String words = title.replace('\0', ' ').strip();
        if (!words.startsWith("postgres: ")) {
            return "postmaster";
        }
        String role = words.substring("postgres: ".length()).strip();
        var client = CLIENT.matcher(role);
        return client.matches()
                ? "back ends of " + client.group(1)
                : NUMBER.matcher(role).replaceFirst("");
    }
}
