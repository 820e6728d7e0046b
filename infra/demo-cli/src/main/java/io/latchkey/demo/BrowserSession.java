package io.latchkey.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Speaks to the gateway's public API as one person's browser would: keeps the session cookie, tells each request. */
final class BrowserSession {

    private static final String COOKIE = "__Host-latchkey=";
    private static final Pattern CHALLENGE = Pattern.compile("/challenges/[^/]+");

    private final HttpClient client;
    private final URI gateway;
    private final DemoPrinter narrator;
    private String cookie = "";

    BrowserSession(HttpClient client, URI gateway, DemoPrinter narrator) {
        this.client = client;
        this.gateway = gateway;
        this.narrator = narrator;
    }

    /** Another person's browser at the same gateway. */
    BrowserSession openAnother() {
        return new BrowserSession(client, gateway, narrator);
    }

    Reply post(String path, MaskedBody body) {
        return callGateway("POST", path, body);
    }

    Reply get(String path) {
        return callGateway("GET", path, MaskedBody.NONE);
    }

    Reply put(String path) {
        return callGateway("PUT", path, MaskedBody.NONE);
    }

    Reply patch(String path, MaskedBody body) {
        return callGateway("PATCH", path, body);
    }

    Reply delete(String path) {
        return callGateway("DELETE", path, MaskedBody.NONE);
    }

    private Reply callGateway(String method, String path, MaskedBody body) {
        narrator.printRequest(method, CHALLENGE.matcher(path).replaceFirst("/challenges/…"), body.toMaskedJson());
        Reply reply = callSilently(method, path, body);
        narrator.printReply(reply.status(), MaskedBody.toMaskedJson(reply.body()));
        return reply;
    }

    /** The same without telling: for waiting. */
    Reply callSilently(String method, String path, MaskedBody body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (body.toJson().isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body.toJson()));
        }
        return sendRequest(method + " " + path, request.build());
    }

    private Reply sendRequest(String what, HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String set = response.headers().allValues("Set-Cookie").stream()
                    .filter(one -> one.startsWith(COOKIE))
                    .map(one -> one.split(";", 2)[0])
                    .findFirst()
                    .orElse("");
            cookie = set.isEmpty() ? cookie : set;
            String location = response.headers().firstValue("Location").orElse("");
            return new Reply(response.statusCode(), MaskedBody.parseJson(response.body()), location, set);
        } catch (IOException e) {
            throw new DemoFailure(what + ": no answer from " + gateway + "; is the stack running? infra/up starts it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }

    /**
     * What the gateway answered.
     *
     * @param cookie the session cookie as it is sent back; empty when none was set
     */
    record Reply(int status, JsonNode body, String location, String cookie) {

        /** The name at the end of a problem's type; empty when it is none. */
        String problemName() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        String memberText(String member) {
            return body.path(member).asString("");
        }
    }
}
