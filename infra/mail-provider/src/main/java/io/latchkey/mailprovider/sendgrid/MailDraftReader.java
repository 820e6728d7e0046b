package io.latchkey.mailprovider.sendgrid;

import io.latchkey.mailprovider.store.MailDraft;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Turns a checked body of {@code POST /v3/mail/send} into a draft for each of its recipients. */
record MailDraftReader(JsonNode body, String messageId, Instant at) {

    /** @param messageId the provider's id, from which a Message-ID is made where the sender gave none */
    static List<MailDraft> readDrafts(JsonNode body, String messageId, Instant at) {
        var drafts = new ArrayList<MailDraft>();
        for (JsonNode personalization : body.path("personalizations")) {
            new MailDraftReader(body, messageId, at).addDrafts(personalization, drafts);
        }
        return drafts;
    }

    private void addDrafts(JsonNode personalization, List<MailDraft> drafts) {
        String subject = readOwnOrShared(personalization, "subject");
        var headers = buildHeaders(personalization, subject);
        var args = new LinkedHashMap<String, String>();
        copyStrings(body.path("custom_args"), args);
        copyStrings(personalization.path("custom_args"), args);
        for (String kind : List.of("to", "cc", "bcc")) {
            for (JsonNode person : personalization.path(kind)) {
                drafts.add(new MailDraft(
                        readEmail(person),
                        readEmail(body.path("from")),
                        subject,
                        findContent("text/plain"),
                        findContent("text/html"),
                        headers,
                        args,
                        readCategories()));
            }
        }
    }

    private Map<String, List<String>> buildHeaders(JsonNode personalization, String subject) {
        var single = new LinkedHashMap<String, String>();
        copyStrings(body.path("headers"), single);
        copyStrings(personalization.path("headers"), single);
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC))));
        headers.put("From", List.of(formatMailbox(body.path("from"))));
        headers.put("To", formatRecipients(personalization.path("to")));
        if (!personalization.path("cc").isEmpty()) {
            headers.put("Cc", formatRecipients(personalization.path("cc")));
        }
        if (body.path("reply_to").isObject()) {
            headers.put("Reply-To", List.of(formatMailbox(body.path("reply_to"))));
        }
        headers.put("Subject", List.of(subject));
        if (single.keySet().stream().noneMatch("Message-ID"::equalsIgnoreCase)) {
            headers.put("Message-ID", List.of("<" + messageId + "@inbox.latchkey.test>"));
        }
        single.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private String readOwnOrShared(JsonNode personalization, String name) {
        String own = personalization.path(name).asString("");
        return own.isEmpty() ? body.path(name).asString("") : own;
    }

    private String findContent(String type) {
        for (JsonNode block : body.path("content")) {
            if (block.path("type").asString("").equals(type)) {
                return block.path("value").asString("");
            }
        }
        return "";
    }

    private List<String> readCategories() {
        var names = new ArrayList<String>();
        body.path("categories").forEach(name -> names.add(name.asString("")));
        return names;
    }

    private static void copyStrings(JsonNode from, Map<String, String> to) {
        from.properties()
                .forEach(entry -> to.put(entry.getKey(), entry.getValue().stringValue()));
    }

    private static List<String> formatRecipients(JsonNode people) {
        var names = new ArrayList<String>();
        people.forEach(one -> names.add(formatMailbox(one)));
        return names;
    }

    private static String formatMailbox(JsonNode person) {
        String name = person.path("name").asString("");
        return name.isEmpty() ? readEmail(person) : name + " <" + readEmail(person) + ">";
    }

    private static String readEmail(JsonNode person) {
        return person.path("email").asString("");
    }
}
