package io.latchkey.gateway.executive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a stream has sent of an account's mails, so that only what differs is sent again. */
final class MailChangeDetector {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, String> sent = new HashMap<>();
    private String document = "";

    /**
     * @param json {@code {"emails":[…]}}, newest first
     * @return each mail that is new or has changed, as JSON, oldest first
     */
    List<String> findChanges(String json) {
        if (json.equals(document)) {
            return List.of();
        }
        document = json;
        List<JsonNode> mails = JSON.readTree(json).path("emails").valueStream().toList();
        List<String> changes = new ArrayList<>();
        for (JsonNode mail : mails.reversed()) {
            String now = mail.toString();
            if (!now.equals(sent.put(mail.path("emailId").asString(""), now))) {
                changes.add(now);
            }
        }
        return changes;
    }
}
