package io.latchkey.stack.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says what happens: to the person at the terminal and, the same, into the supervisor's log. */
final class TerminalOutput {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int TAIL = 30;

    private final PrintStream out;
    private final Path log;
    private final Clock clock;

    TerminalOutput(PrintStream out, Path log, Clock clock) {
        this.out = out;
        this.log = log;
        this.clock = clock;
    }

    void printEvent(ProcessEvent happening) {
        printLine(String.format("%-22s%s", happening.name(), describeEvent(happening)));
    }

    synchronized void printLine(String line) {
        String whole = TIME.format(LocalTime.now(clock)) + "  " + line;
        out.println(whole);
        out.flush();
        appendToLog(whole + "\n");
    }

    /** Lines as they are, without the time. */
    synchronized void printText(String text) {
        out.print(text);
        out.flush();
        appendToLog(text);
    }

    /** The end of a process's log, to see why it failed. */
    void printTail(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (Stream<String> all = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            List<String> lines = all.flatMap(LogLine::toPlainText).toList();
            lines.subList(Math.max(0, lines.size() - TAIL), lines.size())
                    .forEach(line -> printText("    " + line + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String formatSeconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String describeEvent(ProcessEvent happening) {
        return switch (happening) {
            case ProcessEvent.Starting starting -> "starting (process " + starting.pid() + ")";
            case ProcessEvent.Ready ready -> "ready after " + formatSeconds(ready.after());
            case ProcessEvent.Died died ->
                "died with status " + died.status() + ", starts again in " + formatSeconds(died.again());
            case ProcessEvent.Held held -> "held down";
            case ProcessEvent.Failed failed -> failed.why();
            case ProcessEvent.Ended ended -> "stopped";
        };
    }

    private void appendToLog(String text) {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + log, e);
        }
    }
}
