package io.latchkey.demo;

import io.latchkey.demo.BrowserSession.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads an account's mails as the executive sees them, and holds them against what the walk caused. */
record MailJourneyCheck(BrowserSession office, DemoPrinter narrator) {

    // In no order: mails of one moment may be listed either way.
    private static final List<String> CAUSED =
            List.of("first-sign-in", "new-browser", "password-changed", "password-changed", "password-reset");

    void checkJourneys(UUID account) {
        String path = "/api/v1/accounts/" + account + "/emails";
        narrator.printRequest("GET", path, "");
        Reply reply = ValueWaiter.waitFor("five delivered mails at " + path, () -> {
            Reply now = office.callSilently("GET", path, MaskedBody.NONE);
            return areDelivered(now.body().path("emails")) ? Optional.of(now) : Optional.empty();
        });
        narrator.printReply(reply.status(), "");
        for (JsonNode mail : reply.body().path("emails")) {
            var steps = new ArrayList<String>();
            mail.path("history").forEach(step -> steps.add(step.path("type").asString("")));
            narrator.printSuccess("%-16s %s: %s"
                    .formatted(
                            mail.path("template").asString(""),
                            mail.path("state").asString(""),
                            String.join(" → ", steps)));
        }
    }

    private static boolean areDelivered(JsonNode mails) {
        var templates = new ArrayList<String>();
        boolean all = true;
        for (JsonNode mail : mails) {
            templates.add(mail.path("template").asString(""));
            all &= mail.path("state").asString("").equals("DELIVERED");
        }
        return all && templates.stream().sorted().toList().equals(CAUSED);
    }
}
