package io.latchkey.testkit.house;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Who may break which law, and why: the lines of {@code house-exceptions.txt}, which is the only place to say so. */
record HouseExceptions(List<HouseException> exceptions) {

    private static final String FILE = "house-exceptions.txt";
    private static final String ALL = "*";
    private static final String SEPARATOR = "\\s*\\|\\s*";

    static HouseExceptions read() {
        try (InputStream file = HouseExceptions.class.getResourceAsStream(FILE)) {
            return parse(new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HouseExceptions none() {
        return new HouseExceptions(List.of());
    }

    /** @param text a line each: law, subject and reason, separated by bars; {@code #} starts a comment */
    static HouseExceptions parse(String text) {
        return new HouseExceptions(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(HouseExceptions::parseLine)
                .toList());
    }

    boolean allows(String law, String subject) {
        return exceptions.stream().anyMatch(each -> each.law().equals(law) && each.covers(subject));
    }

    /** Exceptions from a law that nothing needs any more. */
    List<String> findIdle(String law, List<String> violating) {
        return exceptions.stream()
                .filter(each -> each.law().equals(law) && !each.isPassing())
                .map(HouseException::subject)
                .filter(subject -> !violating.contains(subject))
                .toList();
    }

    private static HouseException parseLine(String line) {
        String[] parts = line.split(SEPARATOR, 3);
        if (parts.length < 3 || parts[2].isBlank()) {
            throw new IllegalArgumentException("an exception is LAW | SUBJECT | REASON, not \"" + line + "\"");
        }
        return new HouseException(parts[0].strip(), parts[1], parts[2].strip());
    }

    /** One line of the list; a whole law may be set aside for a change under way alone. */
    private record HouseException(String law, String subject, String reason) {

        HouseException {
            if (subject.equals(ALL) && !isPassing(reason)) {
                throw new IllegalArgumentException("who is excepted from " + law + " has a name");
            }
        }

        boolean covers(String name) {
            return subject.equals(ALL) || subject.equals(name);
        }

        boolean isPassing() {
            return isPassing(reason);
        }

        private static boolean isPassing(String reason) {
            return reason.startsWith("until ");
        }
    }
}
