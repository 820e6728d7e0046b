package io.latchkey.mailprovider.sendgrid;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Checks the shape of a body of {@code POST /v3/mail/send} as SendGrid's v3 API does. */
final class MailSendValidator {

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

    private MailSendValidator() {}

    /** What is wrong; empty when SendGrid would take it. */
    static List<SendGridError> validateBody(JsonNode body) {
        if (!body.isObject()) {
            return List.of(new SendGridError("Bad Request", null, null));
        }
        var rules = new MailSendValidator();
        rules.checkPerson(body.path("from"), "from", "The from object must be provided and needs an email.");
        if (!body.path("reply_to").isMissingNode()) {
            rules.checkPerson(body.path("reply_to"), "reply_to", "The reply_to object needs an email.");
        }
        rules.checkPersonalizations(body);
        rules.checkContent(body);
        rules.checkStrings(body.path("headers"), "headers");
        rules.checkCustomArgs(body.path("custom_args"), "custom_args");
        return rules.errors;
    }

    private void checkPersonalizations(JsonNode body) {
        JsonNode all = body.path("personalizations");
        if (!all.isArray() || all.isEmpty()) {
            addError("personalizations", "The personalizations field is required and must have at least one object.");
            return;
        }
        boolean subjectEverywhere = true;
        for (int i = 0; i < all.size(); i++) {
            checkPersonalization(all.get(i), "personalizations." + i);
            subjectEverywhere &= isNonEmptyString(all.get(i).path("subject"));
        }
        if (recipients > MOST_RECIPIENTS) {
            addError("personalizations", "There is a limit of 1000 total recipients (to + cc + bcc) per request.");
        }
        if (!subjectEverywhere && !isNonEmptyString(body.path("subject"))) {
            addError("subject", "The subject is required, here or in every personalization.");
        }
    }

    private void checkPersonalization(JsonNode one, String at) {
        if (!one.path("to").isArray() || one.path("to").isEmpty()) {
            addError(
                    at + ".to",
                    "The to array is required and must have at least one object with a valid email address.");
        }
        var seen = new HashSet<String>();
        for (String kind : List.of("to", "cc", "bcc")) {
            for (int i = 0; i < one.path(kind).size(); i++) {
                JsonNode person = one.path(kind).get(i);
                checkPerson(person, at + "." + kind + "." + i, "Each object needs an email.");
                recipients++;
                if (!seen.add(person.path("email").asString("").toLowerCase(Locale.ROOT))) {
                    addError(at + "." + kind, "Each email address should be unique between to, cc, and bcc.");
                }
            }
        }
        checkStrings(one.path("headers"), at + ".headers");
        checkCustomArgs(one.path("custom_args"), at + ".custom_args");
    }

    private void checkPerson(JsonNode person, String at, String missing) {
        JsonNode email = person.path("email");
        if (!isNonEmptyString(email)) {
            addError(at + ".email", missing);
        } else if (!ADDRESS.matcher(email.stringValue()).matches()) {
            addError(at + ".email", "Does not contain a valid address.");
        }
    }

    private void checkContent(JsonNode body) {
        JsonNode all = body.path("content");
        if (!all.isArray() || all.isEmpty()) {
            addError("content", "The content field is required and must have at least one block.");
            return;
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < all.size(); i++) {
            String type = all.get(i).path("type").asString("");
            if (type.isEmpty()) {
                addError(
                        "content." + i + ".type",
                        "The content type must be a string at least one character in length.");
            }
            if (!isNonEmptyString(all.get(i).path("value"))) {
                addError(
                        "content." + i + ".value",
                        "The content value must be a string at least one character in length.");
            }
            if (!seen.add(type) || (type.equals("text/plain") && i > 0)) {
                addError("content", "text/plain must be first, then text/html, each at most once.");
            }
        }
    }

    private void checkCustomArgs(JsonNode args, String at) {
        checkStrings(args, at);
        if (args.toString().length() > MOST_CUSTOM_ARGS_BYTES) {
            addError(at, "The custom_args must be at most 10000 bytes.");
        }
    }

    private void checkStrings(JsonNode map, String at) {
        if (map.isMissingNode()) {
            return;
        }
        if (!map.isObject()) {
            addError(at, "This must be an object of strings.");
        }
        for (var entry : map.properties()) {
            if (!entry.getValue().isString()) {
                addError(at + "." + entry.getKey(), "The value must be a string.");
            }
            if (at.endsWith("headers")
                    && RESERVED_HEADERS.contains(entry.getKey().toLowerCase(Locale.ROOT))) {
                addError(at + "." + entry.getKey(), "This header is reserved and cannot be used.");
            }
        }
    }

    private static boolean isNonEmptyString(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty();
    }

    private void addError(String at, String message) {
        errors.add(SendGridError.atField(at, message));
    }
}
