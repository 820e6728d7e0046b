package io.latchkey.benchmarks.system;

import io.latchkey.stack.plan.StackEnvironment;
import io.latchkey.stack.plan.StackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A stack of its own on free ports and its own data, loopback exempt from the limits per network. */
public final class BenchmarkStack implements AutoCloseable {

    public static final String EXECUTIVE = "executive@latchkey.test";
    private static final List<String> NAMES = List.of(
            "postgres", "kafka", "inbox", "account-service", "notification-service", "auth-gateway", "supervisor");

    private final Path commands;
    private final Path data;
    private final Map<String, String> settings;
    private final Duration untilReady;

    private BenchmarkStack(Path commands, Path data, Map<String, String> more) {
        this.commands = commands;
        this.data = data;
        this.settings = createSettings(more);
        long start = System.nanoTime();
        runCommand("up", "--detach", "--fresh", "--data", data.toString());
        this.untilReady = Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * @param commands the directory of {@code up} and {@code down}
     * @param data where the stack may keep its data; what is there is deleted
     */
    public static BenchmarkStack start(Path commands, Path data) {
        return new BenchmarkStack(commands, data, Map.of());
    }

    /** The same with a PostgreSQL that counts its statements, which costs it a little. */
    public static BenchmarkStack startCounting(Path commands, Path data) {
        return new BenchmarkStack(commands, data, Map.of(StackEnvironment.POSTGRES_PRELOAD, "pg_stat_statements"));
    }

    /** From the command to every readiness check green. */
    public Duration untilReady() {
        return untilReady;
    }

    public int port(String name) {
        return Integer.parseInt(settings.getOrDefault("LATCHKEY_" + name + "_PORT", ""));
    }

    public String publicUrl() {
        return "http://localhost:" + port("GATEWAY");
    }

    public Path data() {
        return data;
    }

    /** Every process of the stack by name, in the order in which they start. */
    public Map<String, ProcessTree> allProcesses() {
        var processes = new LinkedHashMap<String, ProcessTree>();
        for (String name : NAMES) {
            processes.put(name, findProcess(name));
        }
        return processes;
    }

    /** What each process holds. */
    public Map<String, Long> residentBytes() {
        var bytes = new LinkedHashMap<String, Long>();
        // The supervisor's tree is the whole stack: of it, the root alone.
        allProcesses()
                .forEach((name, tree) ->
                        bytes.put(name, name.equals("supervisor") ? tree.ownResidentBytes() : tree.residentBytes()));
        return bytes;
    }

    public ProcessTree findProcess(String name) {
        try {
            String pid = Files.readString(data.resolve("run/" + name + ".pid"));
            return new ProcessTree(Long.parseLong(pid.strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("no process " + name, e);
        }
    }

    /** A secret that {@code up} made for the stack, by the name of its setting. */
    public String readSecret(String name) {
        try (var lines = Files.lines(data.resolve("secrets.env"))) {
            return lines.filter(line -> line.startsWith(name + "="))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no secret " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        runCommand("down", "--data", data.toString());
    }

    private void runCommand(String command, String... arguments) {
        List<String> line = new ArrayList<>(List.of(commands.resolve(command).toString()));
        line.addAll(List.of(arguments));
        try {
            var builder = new ProcessBuilder(line).inheritIO();
            builder.environment().putAll(settings);
            int status = builder.start().waitFor();
            if (status != 0) {
                throw new IllegalStateException(command + " left with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<String, String> createSettings(Map<String, String> more) {
        var settings = new LinkedHashMap<>(more);
        StackPorts.findFree().byVariable().forEach((variable, port) -> settings.put(variable, port.toString()));
        settings.put("LATCHKEY_UNLIMITED_NETWORKS", "127.0.0.0/8,::1/128");
        settings.put("LATCHKEY_FIRST_EXECUTIVE_EMAIL", EXECUTIVE);
        return settings;
    }
}
