package io.latchkey.devstack.demo;

import tools.jackson.databind.JsonNode;

/**
 * What the gateway answered.
 *
 * @param cookie the session cookie as it is sent back; empty when none was set
 */
record Reply(int status, JsonNode body, String location, String cookie) {

    /** The name at the end of a problem's type; empty when it is none. */
    String problem() {
        String type = body.path("type").asString("");
        return type.substring(type.lastIndexOf(':') + 1);
    }

    String text(String member) {
        return body.path(member).asString("");
    }
}
