package io.latchkey.devstack.demo;

import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventTypes;
import java.io.PrintStream;

/** Tells the walk on the terminal, in colour where there is a person to see it. */
final class Narrator {

    private final PrintStream out;
    private final boolean colour;
    private int steps;

    Narrator(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void title(String text) {
        out.println();
        out.println(paint("1", text));
    }

    void step(String text) {
        steps++;
        out.println();
        out.println(paint("1", "%2d  %s".formatted(steps, text)));
    }

    /** @param body without secrets; empty for none */
    void request(String method, String path, String body) {
        out.println("    " + paint("36", "→ " + method + " " + path) + (body.isEmpty() ? "" : " " + body));
    }

    void reply(int status, String body) {
        out.println("    " + paint("36", "← " + status) + (body.isEmpty() ? "" : " " + body));
    }

    void mail(String subject, String to) {
        out.println("    " + paint("35", "✉ “" + subject + "”") + " for " + to);
    }

    /** @param data the record's value as it stands on the topic */
    void event(String topic, EventEnvelope<Event> envelope, String data) {
        String type = EventTypes.typeOf(envelope.event().getClass());
        out.println("    " + paint("33", "◆ " + type) + " on " + topic + " from " + envelope.source());
        out.println("      " + paint("2", data));
    }

    void held(String text) {
        out.println("    " + paint("32", "✓ " + text));
    }

    void end() {
        out.println();
        out.println(paint("1;32", "Every step held: " + steps + " of " + steps + "."));
    }

    void failed(String why) {
        out.println();
        out.println(paint("1;31", steps == 0 ? why : "Step " + steps + " did not hold: " + why));
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
