package io.latchkey.stack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that run one of our own main classes in a JVM like this one. */
public final class JavaCommand {

    private static final List<String> ALWAYS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            // An ahead-of-time cache is mapped where it was made for; elsewhere each page becomes a copy of ours alone.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            // Counters for jps and jstat, sampled twenty times a second.
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED");

    private JavaCommand() {}

    /** The main class on our own class path. */
    public static List<String> forMainClass(List<String> options, Class<?> main, String... arguments) {
        return forMainClass(options, System.getProperty("java.class.path"), main.getName(), arguments);
    }

    /** A main class on a class path of its own. */
    public static List<String> forMainClass(List<String> options, String classPath, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }
}
