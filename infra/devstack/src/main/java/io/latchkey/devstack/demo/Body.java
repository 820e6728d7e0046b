package io.latchkey.devstack.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request, which can be shown without what is secret in it. */
record Body(Map<String, Object> members) {

    static final JsonMapper JSON = JsonMapper.builder().build();
    static final Body NONE = new Body(Map.of());

    private static final Set<String> SECRET = Set.of("password", "newPassword", "token");

    /** @param namesAndValues in turn */
    static Body of(Object... namesAndValues) {
        var members = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return new Body(members);
    }

    String json() {
        return members.isEmpty() ? "" : JSON.writeValueAsString(members);
    }

    String shown() {
        var masked = new LinkedHashMap<>(members);
        masked.replaceAll((name, value) -> SECRET.contains(name) ? "…" : value);
        return members.isEmpty() ? "" : JSON.writeValueAsString(masked);
    }

    static JsonNode read(String json) {
        return json.isBlank() ? JSON.createObjectNode() : JSON.readTree(json);
    }

    @Override
    public String toString() {
        return shown();
    }
}
