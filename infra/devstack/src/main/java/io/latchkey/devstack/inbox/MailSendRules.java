package io.latchkey.devstack.inbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks the shape of a body of {@code POST /v3/mail/send} as SendGrid's v3 API does. */
final class MailSendRules {

    private static final int MOST_RECIPIENTS = 1_000;
    private static final int MOST_CUSTOM_ARGS_BYTES = 10_000;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]{1,253}");
    private static final Set<String> RESERVED_HEADERS = Set.of(
            "x-sg-id",
            "x-sg-eid",
            "received",
            "dkim-signature",
            "content-type",
            "content-transfer-encoding",
            "to",
            "from",
            "subject",
            "reply-to",
            "cc",
            "bcc");

    private final List<SendGridError> errors = new ArrayList<>();
    private int recipients;

    private MailSendRules() {}

    /** What is wrong; empty when SendGrid would take it. */
    static List<SendGridError> check(JsonNode body) {
        if (!body.isObject()) {
            return List.of(new SendGridError("Bad Request", null, null));
        }
        var rules = new MailSendRules();
        rules.person(body.path("from"), "from", "The from object must be provided and needs an email.");
        if (!body.path("reply_to").isMissingNode()) {
            rules.person(body.path("reply_to"), "reply_to", "The reply_to object needs an email.");
        }
        rules.personalizations(body);
        rules.content(body);
        rules.strings(body.path("headers"), "headers");
        rules.customArgs(body.path("custom_args"), "custom_args");
        return rules.errors;
    }

    private void personalizations(JsonNode body) {
        JsonNode all = body.path("personalizations");
        if (!all.isArray() || all.isEmpty()) {
            error("personalizations", "The personalizations field is required and must have at least one object.");
            return;
        }
        boolean subjectEverywhere = true;
        for (int i = 0; i < all.size(); i++) {
            personalization(all.get(i), "personalizations." + i);
            subjectEverywhere &= nonEmpty(all.get(i).path("subject"));
        }
        if (recipients > MOST_RECIPIENTS) {
            error("personalizations", "There is a limit of 1000 total recipients (to + cc + bcc) per request.");
        }
        if (!subjectEverywhere && !nonEmpty(body.path("subject"))) {
            error("subject", "The subject is required, here or in every personalization.");
        }
    }

    private void personalization(JsonNode one, String at) {
        if (!one.path("to").isArray() || one.path("to").isEmpty()) {
            error(at + ".to", "The to array is required and must have at least one object with a valid email address.");
        }
        var seen = new HashSet<String>();
        for (String kind : List.of("to", "cc", "bcc")) {
            for (int i = 0; i < one.path(kind).size(); i++) {
                JsonNode person = one.path(kind).get(i);
                person(person, at + "." + kind + "." + i, "Each object needs an email.");
                recipients++;
                if (!seen.add(person.path("email").asString("").toLowerCase(Locale.ROOT))) {
                    error(at + "." + kind, "Each email address should be unique between to, cc, and bcc.");
                }
            }
        }
        strings(one.path("headers"), at + ".headers");
        customArgs(one.path("custom_args"), at + ".custom_args");
    }

    private void person(JsonNode person, String at, String missing) {
        JsonNode email = person.path("email");
        if (!nonEmpty(email)) {
            error(at + ".email", missing);
        } else if (!ADDRESS.matcher(email.stringValue()).matches()) {
            error(at + ".email", "Does not contain a valid address.");
        }
    }

    private void content(JsonNode body) {
        JsonNode all = body.path("content");
        if (!all.isArray() || all.isEmpty()) {
            error("content", "The content field is required and must have at least one block.");
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            String type = all.get(i).path("type").asString("");
            if (type.isEmpty()) {
                error("content." + i + ".type", "The content type must be a string at least one character in length.");
            }
            if (!nonEmpty(all.get(i).path("value"))) {
                error(
                        "content." + i + ".value",
                        "The content value must be a string at least one character in length.");
            }
            if (!seen.add(type) || (type.equals("text/plain") && i > 0)) {
                error("content", "text/plain must be first, then text/html, each at most once.");
            }
        }
    }

    private void customArgs(JsonNode args, String at) {
        strings(args, at);
        if (args.toString().length() > MOST_CUSTOM_ARGS_BYTES) {
            error(at, "The custom_args must be at most 10000 bytes.");
        }
    }

    private void strings(JsonNode map, String at) {
        if (map.isMissingNode()) {
            return;
        }
        if (!map.isObject()) {
            error(at, "This must be an object of strings.");
        }
        for (var entry : map.properties()) {
            if (!entry.getValue().isString()) {
                error(at + "." + entry.getKey(), "The value must be a string.");
            }
            if (at.endsWith("headers")
                    && RESERVED_HEADERS.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                error(at + "." + entry.getKey(), "This header is reserved and cannot be used.");
            }
        }
    }

    private static boolean nonEmpty(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty();
    }

    private void error(String at, String message) {
        errors.add(SendGridError.at(at, message));
    }
}
