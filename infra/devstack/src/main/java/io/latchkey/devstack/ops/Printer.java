package io.latchkey.devstack.ops;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints answers as lines that fit a terminal and a pipe, or as they came. */
final class Printer {

    private final PrintStream out;
    private final boolean raw;

    Printer(PrintStream out, boolean raw) {
        this.out = out;
        this.raw = raw;
    }

    void done(String what) {
        out.println(raw ? "{}" : "done: " + what);
    }

    void overview(JsonNode seen) {
        if (isRaw(seen)) {
            return;
        }
        table(seen.path("standing"), "STATE MAILS OLDEST", "state", "count", "oldest");
        table(seen.path("letters"), "LETTERS OPEN PARKED OLDEST", "topic", "open", "parked", "oldest");
        table(
                seen.path("stuck"),
                "STUCK STATE TEMPLATE ATTEMPTS QUEUED LAST STATUS WORDS",
                "emailId",
                "state",
                "template",
                "attempts",
                "queuedAt",
                "outcome",
                "status",
                "words");
        table(
                seen.path("rates"),
                "TEMPLATE CHANNEL OUTCOME COUNT HALF-WITHIN 95%-WITHIN",
                "template",
                "channel",
                "outcome",
                "count",
                "median",
                "slow");
        table(seen.path("domains"), "DOMAIN OUTCOME COUNT", "domain", "outcome", "count");
        table(seen.path("parked"), "ROW TOPIC KEY PARKED REASON", "id", "topic", "key", "parkedAt", "reason");
    }

    void dossier(JsonNode dossier) {
        if (isRaw(dossier)) {
            return;
        }
        if (dossier.path("mails").isEmpty() && dossier.path("letters").isEmpty()) {
            out.println("nothing is known of " + text(dossier.path("id")));
        }
        for (JsonNode mail : dossier.path("mails")) {
            out.println(
                    text(mail.path("template")) + ": " + text(mail.path("state")) + " " + text(mail.path("reason")));
            fields(mail, "emailId", "causeId", "accountId", "traceId", "causedAt", "queuedAt", "nextAt", "diesAt");
            mail.path("history")
                    .forEach(step -> line("  journey", step, "at", "type", "provider", "attempt", "reason"));
            mail.path("attempts")
                    .forEach(one ->
                            line("  attempt", one, "beganAt", "number", "provider", "outcome", "status", "words"));
            dossier.path("words").forEach(word -> {
                if (word.path("emailId").equals(mail.path("emailId"))) {
                    line("  said", word, "saidAt", "kind", "reason", "words");
                }
            });
        }
        table(dossier.path("letters"), "LETTER STATE CAUSE", "place", "state", "cause");
    }

    void letters(JsonNode page) {
        if (isRaw(page)) {
            return;
        }
        table(page.path("letters"), "LETTER STATE EVENT DIED CAUSE", "place", "state", "eventType", "diedAt", "cause");
        if (!page.path("next").isNull()) {
            out.println("there are more: --limit takes up to 200");
        }
    }

    void letter(JsonNode one) {
        if (isRaw(one)) {
            return;
        }
        JsonNode letter = one.path("letter");
        out.println(place(letter.path("place")) + ": " + text(letter.path("state")));
        fields(
                letter,
                "cause",
                "group",
                "sourceTopic",
                "sourcePartition",
                "sourceOffset",
                "eventType",
                "eventId",
                "subject",
                "happenedAt",
                "diedAt",
                "bytes",
                "changedAt",
                "changedBy",
                "reason",
                "replayedTo");
        out.println("  replay    " + text(one.path("look").path("verdict")));
        out.println("  data      " + text(one.path("look").path("data")));
        JsonNode back = one.path("cameBackAs");
        if (!back.isNull() && !back.isMissingNode()) {
            out.println("  came back as " + place(back.path("place")));
        }
    }

    void report(JsonNode report) {
        if (isRaw(report)) {
            return;
        }
        report.path("verdicts")
                .properties()
                .forEach(one -> out.println(one.getValue().asString("") + "\t" + one.getKey()));
        out.println(
                report.path("dryRun").asBoolean()
                        ? text(report.path("chosen")) + " letters looked at, nothing published"
                        : text(report.path("published")) + " of " + text(report.path("chosen"))
                                + " letters published again");
        out.println(text(report.path("left")) + " open letters left");
    }

    void channels(JsonNode list) {
        if (!isRaw(list)) {
            table(
                    list.path("channels"),
                    "CHANNEL BREAKER PAUSED SINCE REASON",
                    "name",
                    "breaker",
                    "paused",
                    "since",
                    "reason");
        }
    }

    void suppressions(JsonNode list) {
        if (!isRaw(list)) {
            table(
                    list.path("suppressions"),
                    "ACCOUNT REASON SINCE LIFT-ASKED TROUBLE",
                    "accountId",
                    "reason",
                    "since",
                    "liftAskedAt",
                    "liftTrouble");
        }
    }

    void parked(JsonNode list) {
        if (!isRaw(list)) {
            table(list.path("rows"), "ROW TOPIC KEY PARKED REASON", "id", "topic", "key", "parkedAt", "reason");
        }
    }

    void audit(JsonNode list) {
        if (!isRaw(list)) {
            table(list.path("entries"), "AT DEED TARGET BY REASON", "at", "deed", "target", "by", "reason");
        }
    }

    private boolean isRaw(JsonNode answer) {
        if (raw) {
            out.println(answer.toPrettyString());
        }
        return raw;
    }

    /** Nothing where there are no rows. */
    private void table(JsonNode rows, String head, String... members) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(head.split(" ", -1)));
        rows.forEach(row -> lines.add(values(row, members)));
        Columns.of(lines).forEach(out::println);
        out.println();
    }

    private void fields(JsonNode node, String... members) {
        for (String member : members) {
            if (!text(node.path(member)).equals("-")) {
                out.printf("  %-9s %s%n", member, text(node.path(member)));
            }
        }
    }

    private void line(String what, JsonNode node, String... members) {
        out.println(what + "  " + String.join("  ", values(node, members)));
    }

    private static List<String> values(JsonNode row, String... members) {
        List<String> values = new ArrayList<>();
        for (String member : members) {
            JsonNode value = row.path(member);
            values.add(value.isObject() ? place(value) : text(value));
        }
        return values;
    }

    private static String place(JsonNode place) {
        return text(place.path("topic")) + "/" + text(place.path("partition")) + "/" + text(place.path("offset"));
    }

    private static String text(JsonNode value) {
        String text = value.isNull() || value.isMissingNode() ? "" : value.asString("");
        // What a provider said may hold anything: a terminal is told no commands.
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.isEmpty() ? "-" : plain;
    }
}
