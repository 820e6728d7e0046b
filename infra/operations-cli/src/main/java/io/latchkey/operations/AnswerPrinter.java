package io.latchkey.operations;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/** Prints answers as lines that fit a terminal and a pipe, or as they came. */
final class AnswerPrinter {

    private final PrintStream out;
    private final boolean raw;

    AnswerPrinter(PrintStream out, boolean raw) {
        this.out = out;
        this.raw = raw;
    }

    /** The answer as it came where that was asked for; else these lines of it. */
    void printAnswer(JsonNode answer, BiConsumer<AnswerPrinter, JsonNode> lines) {
        if (raw) {
            out.println(answer.toPrettyString());
        } else {
            lines.accept(this, answer);
        }
    }

    void printDone(String what) {
        out.println(raw ? "{}" : "done: " + what);
    }

    void printOverview(JsonNode seen) {
        printTable(seen.path("standing"), "STATE MAILS OLDEST", "state count oldest");
        printTable(seen.path("letters"), "LETTERS OPEN PARKED OLDEST", "topic open parked oldest");
        printTable(
                seen.path("stuck"),
                "STUCK STATE TEMPLATE ATTEMPTS QUEUED LAST STATUS WORDS",
                "emailId state template attempts queuedAt outcome status words");
        printTable(
                seen.path("rates"),
                "TEMPLATE CHANNEL OUTCOME COUNT HALF-WITHIN 95%-WITHIN",
                "template channel outcome count median slow");
        printTable(seen.path("domains"), "DOMAIN OUTCOME COUNT", "domain outcome count");
        printTable(seen.path("parked"), "ROW TOPIC KEY PARKED REASON", "id topic key parkedAt reason");
    }

    void printLookup(JsonNode dossier) {
        if (dossier.path("mails").isEmpty() && dossier.path("letters").isEmpty()) {
            out.println("nothing is known of " + formatText(dossier.path("id")));
        }
        for (JsonNode mail : dossier.path("mails")) {
            out.println(formatText(mail.path("template")) + ": " + formatText(mail.path("state")) + " "
                    + formatText(mail.path("reason")));
            printFields(mail, "emailId causeId accountId traceId causedAt queuedAt nextAt diesAt");
            mail.path("history").forEach(step -> printLine("  journey", step, "at type provider attempt reason"));
            mail.path("attempts")
                    .forEach(one -> printLine("  attempt", one, "beganAt number provider outcome status words"));
            dossier.path("words").forEach(word -> {
                if (word.path("emailId").equals(mail.path("emailId"))) {
                    printLine("  said", word, "saidAt kind reason words");
                }
            });
        }
        printTable(dossier.path("letters"), "LETTER STATE CAUSE", "place state cause");
    }

    void printDeadLetters(JsonNode page) {
        printTable(page.path("letters"), "LETTER STATE EVENT DIED CAUSE", "place state eventType diedAt cause");
        if (!page.path("next").isNull()) {
            out.println("there are more: --limit takes up to 200");
        }
    }

    void printDeadLetter(JsonNode one) {
        JsonNode letter = one.path("letter");
        out.println(formatPosition(letter.path("place")) + ": " + formatText(letter.path("state")));
        printFields(
                letter,
                "cause group sourceTopic sourcePartition sourceOffset eventType eventId subject happenedAt diedAt"
                        + " bytes changedAt changedBy reason replayedTo");
        out.println("  replay    " + formatText(one.path("look").path("verdict")));
        out.println("  data      " + formatText(one.path("look").path("data")));
        JsonNode back = one.path("cameBackAs");
        if (!back.isNull() && !back.isMissingNode()) {
            out.println("  came back as " + formatPosition(back.path("place")));
        }
    }

    void printReplay(JsonNode report) {
        report.path("verdicts")
                .properties()
                .forEach(one -> out.println(one.getValue().asString("") + "\t" + one.getKey()));
        out.println(
                report.path("dryRun").asBoolean()
                        ? formatText(report.path("chosen")) + " letters looked at, nothing published"
                        : formatText(report.path("published")) + " of " + formatText(report.path("chosen"))
                                + " letters published again");
        out.println(formatText(report.path("left")) + " open letters left");
    }

    void printChannels(JsonNode list) {
        printTable(list.path("channels"), "CHANNEL BREAKER PAUSED SINCE REASON", "name breaker paused since reason");
    }

    void printSuppressions(JsonNode list) {
        printTable(
                list.path("suppressions"),
                "ACCOUNT REASON SINCE LIFT-ASKED TROUBLE",
                "accountId reason since liftAskedAt liftTrouble");
    }

    void printParked(JsonNode list) {
        printTable(list.path("rows"), "ROW TOPIC KEY PARKED REASON", "id topic key parkedAt reason");
    }

    void printAudit(JsonNode list) {
        printTable(list.path("entries"), "AT DEED TARGET BY REASON", "at deed target by reason");
    }

    /**
     * Nothing where there are no rows.
     *
     * @param members of a row, one below each word of the head
     */
    private void printTable(JsonNode rows, String head, String members) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(head.split(" ", -1)));
        rows.forEach(row -> lines.add(readValues(row, members)));
        ColumnAligner.alignRows(lines).forEach(out::println);
        out.println();
    }

    private void printFields(JsonNode node, String members) {
        for (String member : members.split(" ", -1)) {
            if (!formatText(node.path(member)).equals("-")) {
                out.printf("  %-9s %s%n", member, formatText(node.path(member)));
            }
        }
    }

    private void printLine(String what, JsonNode node, String members) {
        out.println(what + "  " + String.join("  ", readValues(node, members)));
    }

    private static List<String> readValues(JsonNode row, String members) {
        List<String> values = new ArrayList<>();
        for (String member : members.split(" ", -1)) {
            JsonNode value = row.path(member);
            values.add(value.isObject() ? formatPosition(value) : formatText(value));
        }
        return values;
    }

    private static String formatPosition(JsonNode place) {
        return formatText(place.path("topic")) + "/" + formatText(place.path("partition")) + "/"
                + formatText(place.path("offset"));
    }

    private static String formatText(JsonNode value) {
        String text = value.isNull() || value.isMissingNode() ? "" : value.asString("");
        // What a provider said may hold anything: a terminal is told no commands.
        String plain = text.replaceAll("\\p{Cntrl}", " ").strip();
        return plain.isEmpty() ? "-" : plain;
    }
}
