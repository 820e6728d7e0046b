package io.latchkey.acceptance.drive;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway answered. */
public record Answer(HttpResponse<byte[]> response) {

    static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** The problem's name, empty when the answer is no problem. */
    public String problem() {
        boolean problem =
                response.headers().firstValue("content-type").orElse("").startsWith("application/problem+json");
        return problem ? json().path("type").asString("").replace("urn:latchkey:problem:", "") : "";
    }

    /** The session cookie as a request header's value; fails when none was set. */
    public String cookie() {
        return response.headers().allValues("set-cookie").stream()
                .filter(c -> c.startsWith("__Host-latchkey="))
                .map(c -> c.substring(0, c.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no session cookie in " + response.headers()));
    }
}
