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
        return cookie("__Host-latchkey");
    }

    /** The cookie of this name as a request header's value; fails when none was set. */
    public String cookie(String name) {
        return response.headers().allValues("set-cookie").stream()
                .filter(c -> c.startsWith(name + "="))
                .map(c -> c.substring(0, c.indexOf(';')))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + response.headers()));
    }
}
