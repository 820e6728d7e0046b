package io.latchkey.devstack.inbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns a checked body of {@code POST /v3/mail/send} into a draft for each of its recipients. */
final class Drafts {

    private final JsonNode body;
    private final String messageId;
    private final Instant at;

    private Drafts(JsonNode body, String messageId, Instant at) {
        this.body = body;
        this.messageId = messageId;
        this.at = at;
    }

    /** @param messageId the provider's id, from which a Message-ID is made where the sender gave none */
    static List<Draft> of(JsonNode body, String messageId, Instant at) {
        var drafts = new ArrayList<Draft>();
        for (JsonNode personalization : body.path("personalizations")) {
            new Drafts(body, messageId, at).add(personalization, drafts);
        }
        return drafts;
    }

    private void add(JsonNode personalization, List<Draft> drafts) {
        String subject = either(personalization, "subject");
        var headers = headers(personalization, subject);
        var args = new LinkedHashMap<String, String>();
        copy(body.path("custom_args"), args);
        copy(personalization.path("custom_args"), args);
        for (String kind : List.of("to", "cc", "bcc")) {
            for (JsonNode person : personalization.path(kind)) {
                drafts.add(new Draft(
                        email(person),
                        email(body.path("from")),
                        subject,
                        content("text/plain"),
                        content("text/html"),
                        headers,
                        args,
                        categories()));
            }
        }
    }

    private Map<String, List<String>> headers(JsonNode personalization, String subject) {
        var single = new LinkedHashMap<String, String>();
        copy(body.path("headers"), single);
        copy(personalization.path("headers"), single);
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
        headers.put("From", List.of(person(body.path("from"))));
        headers.put("To", people(personalization.path("to")));
        if (!personalization.path("cc").isEmpty()) {
            headers.put("Cc", people(personalization.path("cc")));
        }
        if (body.path("reply_to").isObject()) {
            headers.put("Reply-To", List.of(person(body.path("reply_to"))));
        }
        headers.put("Subject", List.of(subject));
        if (single.keySet().stream().noneMatch("Message-ID"::equalsIgnoreCase)) {
            headers.put("Message-ID", List.of("<" + messageId + "@inbox.latchkey.test>"));
        }
        single.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private String either(JsonNode personalization, String name) {
        String own = personalization.path(name).asString("");
        return own.isEmpty() ? body.path(name).asString("") : own;
    }

    private String content(String type) {
        for (JsonNode block : body.path("content")) {
            if (block.path("type").asString("").equals(type)) {
                return block.path("value").asString("");
            }
        }
        return "";
    }

    private List<String> categories() {
        var names = new ArrayList<String>();
        body.path("categories").forEach(name -> names.add(name.asString("")));
        return names;
    }

    private static void copy(JsonNode from, Map<String, String> to) {
        from.properties()
                .forEach(entry -> to.put(entry.getKey(), entry.getValue().stringValue()));
    }

    private static List<String> people(JsonNode people) {
        var names = new ArrayList<String>();
        people.forEach(one -> names.add(person(one)));
        return names;
    }

    private static String person(JsonNode person) {
        String name = person.path("name").asString("");
        return name.isEmpty() ? email(person) : name + " <" + email(person) + ">";
    }

    private static String email(JsonNode person) {
        return person.path("email").asString("");
    }
}
