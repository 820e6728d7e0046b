package io.latchkey.demo;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventTypes;
import java.io.PrintStream;

/** Tells the walk on the terminal, in colour where there is a person to see it. */
final class DemoPrinter {

    private final PrintStream out;
    private final boolean colour;
    private int steps;

    DemoPrinter(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void printTitle(String text) {
        out.println();
        out.println(colourText("1", text));
    }

    void printStep(String text) {
        steps++;
        out.println();
        out.println(colourText("1", "%2d  %s".formatted(steps, text)));
    }

    /** @param body without secrets; empty for none */
    void printRequest(String method, String path, String body) {
        out.println("    " + colourText("36", "→ " + method + " " + path) + (body.isEmpty() ? "" : " " + body));
    }

    void printReply(int status, String body) {
        out.println("    " + colourText("36", "← " + status) + (body.isEmpty() ? "" : " " + body));
    }

    void printMail(String subject, String to) {
        out.println("    " + colourText("35", "✉ “" + subject + "”") + " for " + to);
    }

    /** @param data the record's value as it stands on the topic */
    void printEvent(String topic, EventEnvelope<Event> envelope, String data) {
        String type = EventTypes.typeOf(envelope.event().getClass());
        out.println("    " + colourText("33", "◆ " + type) + " on " + topic + " from " + envelope.source());
        out.println("      " + colourText("2", data));
    }

    /** A record that nobody of ours wrote. */
    void printForged(String topic, EventEnvelope<Event> envelope) {
        String type = EventTypes.typeOf(envelope.event().getClass());
        out.println("    " + colourText("31", "◇ " + type) + " on " + topic + " in the name of " + envelope.source()
                + ", without a MAC");
    }

    void printSuccess(String text) {
        out.println("    " + colourText("32", "✓ " + text));
    }

    void printSummary() {
        out.println();
        out.println(colourText("1;32", "Every step held: " + steps + " of " + steps + "."));
    }

    void printFailure(String why) {
        out.println();
        out.println(colourText("1;31", steps == 0 ? why : "Step " + steps + " did not hold: " + why));
    }

    private String colourText(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
