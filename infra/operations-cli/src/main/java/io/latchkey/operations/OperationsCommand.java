package io.latchkey.operations;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.JsonNode;

/** What {@code infra/ops} can do, a method for each command. The ones that change something need a reason for the audit. */
@Command(
        name = "infra/ops",
        customSynopsis = "infra/ops COMMAND [ARGUMENT] [OPTION]...",
        optionListHeading = "%nOptions%n",
        commandListHeading = "",
        footer = {
            "",
            "infra/ops COMMAND --help tells what the command takes.",
            "",
            "infra/ops reseal [--data DIR] encrypts the secrets of second factors anew with the first key of",
            "LATCHKEY_SECOND_FACTOR_KEYS: it signs in nowhere, but runs with the settings of account-service, from the",
            "environment or else from DIR/secrets.env of a development stack (default .latchkey). Its last line says which",
            "older keys are still needed; exit status 0 when none is.",
            "",
            "Signs in at the gateway as an account with the role OPERATIONS: LATCHKEY_OPERATIONS_EMAIL, and the",
            "password from LATCHKEY_OPERATIONS_PASSWORD or asked for. LATCHKEY_OPERATIONS_CODE: the one-time password,",
            "where the account has a second factor; asked for otherwise. The gateway is at LATCHKEY_PUBLIC_URL",
            "(default http://localhost:8080, or the port LATCHKEY_GATEWAY_PORT); it says where the console is.",
            "Exit status: 0 done, 1 refused or failed, 2 wrong usage, 3 there is no such thing."
        })
final class OperationsCommand {

    private final Map<String, String> environment;
    private final PrintStream out;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print the answer as it came")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "this")
    @SuppressWarnings("unused") // Seen by picocli alone, which prints the help instead of running the command.
    private boolean help;

    OperationsCommand(Map<String, String> environment, PrintStream out) {
        this.environment = environment;
        this.out = out;
    }

    @Command(name = "list", description = "what is stuck and why, how mails fared in the last hour (or day)")
    void listStuckMails(@Option(names = "--day", description = "of the last day") boolean day) {
        printAnswer(console -> console.get("/overview?span=" + (day ? "day" : "hour")), AnswerPrinter::printOverview);
    }

    @Command(
            name = "show",
            description = "what became of a mail: by its id, its cause's, an account's, or a person's address")
    void showMail(@Parameters(paramLabel = "ID|ADDRESS") String query) {
        printAnswer(console -> console.post("/mails/search", Map.of("q", query)), AnswerPrinter::printLookup);
    }

    @Command(name = "letters", description = "dead letters, oldest first")
    void listDeadLetters(
            @Option(names = "--topic", paramLabel = "T", description = "of one topic") @Nullable String topic,
            @Option(names = "--state", paramLabel = "S", description = "open, parked, replayed, discarded, gone, all")
                    @Nullable
                    String state,
            @Option(names = "--limit", paramLabel = "N", description = "how many at most") @Nullable String limit) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        addParameter(query, "topic", topic);
        addParameter(query, "state", state);
        addParameter(query, "limit", limit);
        printAnswer(console -> console.get("/letters" + query), AnswerPrinter::printDeadLetters);
    }

    @Command(
            name = "letter",
            description = "one dead letter and what its replay would do; PLACE: topic/partition/offset")
    void showDeadLetter(@Parameters(paramLabel = "PLACE") String place) {
        printAnswer(console -> console.get("/letters/" + encodePosition(place)), AnswerPrinter::printDeadLetter);
    }

    @Command(name = "channels", description = "the state of each channel")
    void listChannels() {
        printAnswer(console -> console.get("/channels"), AnswerPrinter::printChannels);
    }

    @Command(name = "suppressions", description = "addresses that get no mail, by account")
    void listSuppressions() {
        printAnswer(console -> console.get("/suppressions"), AnswerPrinter::printSuppressions);
    }

    @Command(name = "outbox", description = "events of notification-service that the broker refused")
    void listParkedEvents() {
        printAnswer(console -> console.get("/outbox/parked"), AnswerPrinter::printParked);
    }

    @Command(name = "audit", description = "what was done here, by whom and why")
    void listAuditEntries() {
        printAnswer(console -> console.get("/audit"), AnswerPrinter::printAudit);
    }

    @Command(
            name = "replay",
            description =
                    "publish a dead letter again, or the oldest open ones; --dry-run only says what would happen and"
                            + " needs no reason")
    void replayDeadLetters(
            @Parameters(paramLabel = "PLACE", arity = "0..1") @Nullable String place,
            @Option(names = "--cap", paramLabel = "N", description = "how many letters at most") @Nullable Integer cap,
            @Option(names = "--topic", paramLabel = "T", description = "of one topic") @Nullable String topic,
            @Option(names = "--dry-run", description = "publish nothing") boolean dryRun,
            @Option(names = "--reason", paramLabel = "\"why\"", description = "kept in the audit") @Nullable
                    String reason) {
        if (place == null && cap == null) {
            throw CommandFailure.wrongUsage("replay needs --cap N: how many letters at most");
        }
        if (!dryRun && reason == null) {
            throw CommandFailure.wrongUsage("replay needs --reason \"why\": it is kept in the audit");
        }
        Map<String, @Nullable Object> request = new HashMap<>();
        request.put("dryRun", dryRun);
        request.put("reason", dryRun ? null : reason);
        request.put("topic", topic);
        request.put("cap", cap);
        request.put("letters", place == null ? null : List.of(place));
        printAnswer(console -> console.post("/letters/replay", request), AnswerPrinter::printReplay);
    }

    @Command(name = "park", description = "keep a dead letter out of replays")
    void parkDeadLetter(@Parameters(paramLabel = "PLACE") String place, @Mixin AuditReason reason) {
        change("park " + place, "/letters/" + encodePosition(place) + "/park", reason);
    }

    @Command(name = "discard", description = "give a dead letter up")
    void discardDeadLetter(@Parameters(paramLabel = "PLACE") String place, @Mixin AuditReason reason) {
        change("discard " + place, "/letters/" + encodePosition(place) + "/discard", reason);
    }

    @Command(name = "reopen", description = "make a dead letter open again")
    void reopenDeadLetter(@Parameters(paramLabel = "PLACE") String place, @Mixin AuditReason reason) {
        change("reopen " + place, "/letters/" + encodePosition(place) + "/reopen", reason);
    }

    @Command(name = "pause", description = "no mail goes out on a channel")
    void pauseChannel(@Parameters(paramLabel = "CHANNEL") String channel, @Mixin AuditReason reason) {
        change("pause " + channel, "/channels/" + encodePart(channel) + "/pause", reason);
    }

    @Command(name = "resume", description = "mails may take a channel again")
    void resumeChannel(@Parameters(paramLabel = "CHANNEL") String channel, @Mixin AuditReason reason) {
        change("resume " + channel, "/channels/" + encodePart(channel) + "/resume", reason);
    }

    @Command(name = "lift", description = "an account's address may get mail again, at the provider, too")
    void liftSuppression(@Parameters(paramLabel = "ACCOUNT") String account, @Mixin AuditReason reason) {
        change("lift " + account, "/suppressions/" + encodePart(account) + "/lift", reason);
    }

    @Command(name = "release", description = "send a refused event again")
    void releaseParkedEvent(@Parameters(paramLabel = "ROW") String row, @Mixin AuditReason reason) {
        change("release " + row, "/outbox/parked/" + encodePart(row) + "/release", reason);
    }

    private void change(String what, String path, AuditReason reason) {
        useConsole((console, printer) -> {
            console.post(path, Map.of("reason", reason.text));
            printer.printDone(what);
        });
    }

    private void printAnswer(Function<ConsoleClient, JsonNode> request, BiConsumer<AnswerPrinter, JsonNode> print) {
        useConsole((console, printer) -> printer.printAnswer(request.apply(console), print));
    }

    private void useConsole(BiConsumer<ConsoleClient, AnswerPrinter> action) {
        try (var console =
                new ConsoleClient(OperationsSettings.fromEnvironment(environment), TerminalPrompt.atTheTerminal())) {
            action.accept(console, new AnswerPrinter(out, json));
        }
    }

    private static void addParameter(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + encodePart(value));
        }
    }

    private static String encodePosition(String place) {
        String[] parts = place.split("/", -1);
        if (parts.length != 3) {
            throw CommandFailure.wrongUsage("a letter's place is topic/partition/offset, as letters shows it");
        }
        return encodePart(parts[0]) + "/" + encodePart(parts[1]) + "/" + encodePart(parts[2]);
    }

    private static String encodePart(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Why something is changed. */
    static final class AuditReason {

        @Option(names = "--reason", required = true, paramLabel = "\"why\"", description = "kept in the audit")
        private String text = "";
    }
}
