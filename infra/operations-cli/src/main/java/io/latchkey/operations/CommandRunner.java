package io.latchkey.operations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a command says. */
final class CommandRunner {

    private final ConsoleClient console;
    private final AnswerPrinter printer;

    CommandRunner(ConsoleClient console, AnswerPrinter printer) {
        this.console = console;
        this.printer = printer;
    }

    void run(OperationsCommand command) {
        switch (command.name()) {
            case "list" ->
                printer.printOverview(console.get("/overview?span=" + (command.hasOption("day") ? "day" : "hour")));
            case "show" -> printer.printLookup(console.post("/mails/search", Map.of("q", command.argument())));
            case "letters" -> printer.printDeadLetters(console.get("/letters" + toQuery(command)));
            case "letter" -> printer.printDeadLetter(console.get("/letters/" + encodePosition(command)));
            case "replay" -> printer.printReplay(console.post("/letters/replay", toReplayRequest(command)));
            case "park", "discard", "reopen" -> updateDeadLetter(command);
            case "channels" -> printer.printChannels(console.get("/channels"));
            case "pause", "resume" ->
                postAndConfirm(command, "/channels/" + encodePart(command.argument()) + "/" + command.name());
            case "suppressions" -> printer.printSuppressions(console.get("/suppressions"));
            case "lift" -> postAndConfirm(command, "/suppressions/" + encodePart(command.argument()) + "/lift");
            case "outbox" -> printer.printParked(console.get("/outbox/parked"));
            case "release" -> postAndConfirm(command, "/outbox/parked/" + encodePart(command.argument()) + "/release");
            case "audit" -> printer.printAudit(console.get("/audit"));
            default -> throw CommandFailure.wrongUsage("there is no command " + command.name());
        }
    }

    private void updateDeadLetter(OperationsCommand command) {
        postAndConfirm(command, "/letters/" + encodePosition(command) + "/" + command.name());
    }

    private void postAndConfirm(OperationsCommand command, String path) {
        console.post(path, Map.of("reason", command.requireReason()));
        printer.printDone(command.name() + " " + command.argument());
    }

    private static Map<String, @Nullable Object> toReplayRequest(OperationsCommand command) {
        boolean dryRun = command.hasOption("dry-run");
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("dryRun", dryRun);
        wish.put("reason", dryRun ? null : command.requireReason());
        wish.put("topic", command.findOption("topic"));
        String cap = command.findOption("cap");
        wish.put("cap", cap == null ? null : parseNumber(cap));
        wish.put("letters", command.argument().isEmpty() ? null : List.of(command.argument()));
        return wish;
    }

    private static int parseNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw CommandFailure.wrongUsage("--cap must be a number");
        }
    }

    private static String toQuery(OperationsCommand command) {
        var query = new StringBuilder();
        for (String name : List.of("topic", "state", "limit")) {
            String value = command.findOption(name);
            if (value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(encodePart(value));
            }
        }
        return query.toString();
    }

    private static String encodePosition(OperationsCommand command) {
        String[] parts = command.argument().split("/", -1);
        if (parts.length != 3) {
            throw CommandFailure.wrongUsage("a letter's place is topic/partition/offset, as letters shows it");
        }
        return encodePart(parts[0]) + "/" + encodePart(parts[1]) + "/" + encodePart(parts[2]);
    }

    private static String encodePart(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
