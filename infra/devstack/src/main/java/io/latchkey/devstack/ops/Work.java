package io.latchkey.devstack.ops;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Does what a command says. */
final class Work {

    private final Console console;
    private final Printer printer;

    Work(Console console, Printer printer) {
        this.console = console;
        this.printer = printer;
    }

    void run(Command command) {
        switch (command.name()) {
            case "list" -> printer.overview(console.get("/overview?span=" + (command.has("day") ? "day" : "hour")));
            case "show" -> printer.dossier(console.post("/mails/search", Map.of("q", command.argument())));
            case "letters" -> printer.letters(console.get("/letters" + query(command)));
            case "letter" -> printer.letter(console.get("/letters/" + place(command)));
            case "replay" -> printer.report(console.post("/letters/replay", wish(command)));
            case "park", "discard", "reopen" -> decide(command);
            case "channels" -> printer.channels(console.get("/channels"));
            case "pause", "resume" -> done(command, "/channels/" + part(command.argument()) + "/" + command.name());
            case "suppressions" -> printer.suppressions(console.get("/suppressions"));
            case "lift" -> done(command, "/suppressions/" + part(command.argument()) + "/lift");
            case "outbox" -> printer.parked(console.get("/outbox/parked"));
            case "release" -> done(command, "/outbox/parked/" + part(command.argument()) + "/release");
            case "audit" -> printer.audit(console.get("/audit"));
            default -> throw OpsFailure.usage("there is no command " + command.name());
        }
    }

    private void decide(Command command) {
        done(command, "/letters/" + place(command) + "/" + command.name());
    }

    private void done(Command command, String path) {
        console.post(path, Map.of("reason", command.reason()));
        printer.done(command.name() + " " + command.argument());
    }

    private static Map<String, @Nullable Object> wish(Command command) {
        boolean dryRun = command.has("dry-run");
        Map<String, @Nullable Object> wish = new HashMap<>();
        wish.put("dryRun", dryRun);
        wish.put("reason", dryRun ? null : command.reason());
        wish.put("topic", command.option("topic"));
        String cap = command.option("cap");
        wish.put("cap", cap == null ? null : number(cap));
        wish.put("letters", command.argument().isEmpty() ? null : List.of(command.argument()));
        return wish;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notOne) {
            throw OpsFailure.usage("--cap must be a number");
        }
    }

    private static String query(Command command) {
        var query = new StringBuilder();
        for (String name : List.of("topic", "state", "limit")) {
            String value = command.option(name);
            if (value != null) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(part(value));
            }
        }
        return query.toString();
    }

    private static String place(Command command) {
        String[] parts = command.argument().split("/", -1);
        if (parts.length != 3) {
            throw OpsFailure.usage("a letter's place is topic/partition/offset, as letters shows it");
        }
        return part(parts[0]) + "/" + part(parts[1]) + "/" + part(parts[2]);
    }

    private static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
