package io.latchkey.devstack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Speaks to the gateway's public API as one person's browser would: keeps the session cookie, tells each request. */
final class Browser {

    private static final String COOKIE = "__Host-latchkey=";
    private static final Pattern CHALLENGE = Pattern.compile("/challenges/[^/]+");

    private final HttpClient client;
    private final URI gateway;
    private final Narrator narrator;
    private String cookie = "";

    Browser(HttpClient client, URI gateway, Narrator narrator) {
        this.client = client;
        this.gateway = gateway;
        this.narrator = narrator;
    }

    /** Another person's browser at the same gateway. */
    Browser another() {
        return new Browser(client, gateway, narrator);
    }

    Reply post(String path, Body body) {
        return call("POST", path, body);
    }

    Reply get(String path) {
        return call("GET", path, Body.NONE);
    }

    Reply put(String path) {
        return call("PUT", path, Body.NONE);
    }

    Reply patch(String path, Body body) {
        return call("PATCH", path, body);
    }

    Reply delete(String path) {
        return call("DELETE", path, Body.NONE);
    }

    private Reply call(String method, String path, Body body) {
        narrator.request(method, CHALLENGE.matcher(path).replaceFirst("/challenges/…"), body.shown());
        Reply reply = silently(method, path, body);
        narrator.reply(reply.status(), Body.shown(reply.body()));
        return reply;
    }

    /** The same without telling: for waiting. */
    Reply silently(String method, String path, Body body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(20));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        if (body.json().isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(body.json()));
        }
        return reply(method + " " + path, request.build());
    }

    private Reply reply(String what, HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            String set = response.headers().allValues("Set-Cookie").stream()
                    .filter(one -> one.startsWith(COOKIE))
                    .map(one -> one.split(";", 2)[0])
                    .findFirst()
                    .orElse("");
            cookie = set.isEmpty() ? cookie : set;
            String location = response.headers().firstValue("Location").orElse("");
            return new Reply(response.statusCode(), Body.read(response.body()), location, set);
        } catch (IOException e) {
            throw new DemoFailure(what + ": no answer from " + gateway + "; is the stack running? infra/up starts it");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailure("interrupted");
        }
    }
}
