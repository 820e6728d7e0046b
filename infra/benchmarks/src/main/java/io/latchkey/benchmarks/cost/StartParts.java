package io.latchkey.benchmarks.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The seven parts of each process's start, in seconds, by the times that the kernel, the logs and the supervisor give. A
 * part that leaves no trace is counted with the one after it.
 *
 * @param logs where the processes' logs are
 * @param began when {@code up} was called
 */
record StartParts(Path logs, Instant began) {

    private static final Pattern TIME = Pattern.compile("\"@timestamp\":\"([^\"]+)\"");

    /** @param started when each process was, by its name */
    Map<String, Map<String, Double>> byProcess(Map<String, Instant> started) {
        Map<String, Map<String, Double>> parts = new LinkedHashMap<>();
        started.forEach((name, at) -> {
            // What the supervisor took is what the first process waited for.
            if (!name.equals("supervisor")) {
                parts.put(name, toParts(name, at));
            }
        });
        return parts;
    }

    private Map<String, Double> toParts(String name, Instant started) {
        List<String> log = readLog(name);
        Map<String, Double> parts = new LinkedHashMap<>();
        Instant mark = addPart(parts, "up until the process starts", began, Optional.of(started));
        mark = addPart(parts, "its first line of log", mark, findTime(log, line -> true));
        mark = addPart(parts, "until its schema is looked at", mark, findTime(log, line -> line.contains("flywaydb")));
        mark = addPart(
                parts,
                "until its schema is as it must be",
                mark,
                findTime(log.reversed(), line -> line.contains("flywaydb")));
        mark = addPart(parts, "until its topics are", mark, findTime(log, line -> line.contains("TopicCheck")));
        mark = addPart(parts, "until its context is", mark, findTime(log, line -> line.contains("\"Started ")));
        addPart(parts, "until it is ready", mark, Optional.of(started.plus(readyAfter(name))));
        return parts;
    }

    /** The later of the two marks. */
    private static Instant addPart(Map<String, Double> parts, String name, Instant from, Optional<Instant> found) {
        if (found.isEmpty()) {
            parts.put(name, Double.NaN);
            return from;
        }
        Instant to = found.get();
        parts.put(name, Math.max(0, Duration.between(from, to).toMillis() / 1000.0));
        return to.isAfter(from) ? to : from;
    }

    private static Optional<Instant> findTime(List<String> log, Predicate<String> fits) {
        return log.stream()
                .filter(fits)
                .map(TIME::matcher)
                .filter(time -> time.find())
                .map(time -> Instant.parse(time.group(1)))
                .findFirst();
    }

    /** To a tenth of a second, as the supervisor says it. */
    private Duration readyAfter(String name) {
        Pattern ready = Pattern.compile(name + "\\s+ready after ([\\d.]+) s");
        return readLog("supervisor").stream()
                .map(ready::matcher)
                .filter(line -> line.find())
                .map(line -> Duration.ofMillis(Math.round(1000 * Double.parseDouble(line.group(1)))))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the supervisor does not say when " + name + " was ready"));
    }

    private List<String> readLog(String name) {
        try (var lines = Files.lines(logs.resolve(name + ".log"), StandardCharsets.ISO_8859_1)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
