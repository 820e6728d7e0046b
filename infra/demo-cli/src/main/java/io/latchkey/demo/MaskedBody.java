package io.latchkey.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request or an answer, which can be shown without what is secret in it. */
record MaskedBody(Map<String, Object> members) {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final MaskedBody NONE = new MaskedBody(Map.of());

    private static final Set<String> SECRET = Set.of(
            "password",
            "newPassword",
            "token",
            "oneTimePassword",
            "recoveryCode",
            "mailCode",
            "challenge",
            "secret",
            "otpauthUri",
            "qrCode",
            "recoveryCodes");

    /** @param namesAndValues in turn */
    static MaskedBody of(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new MaskedBody(members);
    }

    String toJson() {
        return members.isEmpty() ? "" : JSON.writeValueAsString(members);
    }

    String toMaskedJson() {
        return members.isEmpty() ? "" : JSON.writeValueAsString(maskSecrets(members));
    }

    /** An answer's JSON on one line. */
    static String toMaskedJson(JsonNode answer) {
        if (answer.isEmpty()) {
            return "";
        }
        var members = new LinkedHashMap<String, Object>();
        answer.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return JSON.writeValueAsString(maskSecrets(members));
    }

    private static Map<String, Object> maskSecrets(Map<String, Object> members) {
        var masked = new LinkedHashMap<>(members);
        masked.replaceAll((name, value) -> SECRET.contains(name) && !isFlag(value) ? "…" : value);
        return masked;
    }

    /** Whether a secret is needed is none. */
    private static boolean isFlag(Object value) {
        return value instanceof JsonNode node && node.isBoolean();
    }

    static JsonNode parseJson(String json) {
        return json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
    }

    @Override
    public String toString() {
        return toMaskedJson();
    }
}
