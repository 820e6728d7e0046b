package io.latchkey.acceptance.drive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The gateway's public JSON API, as any caller sees it. */
public final class GatewayDriver {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String base;

    public GatewayDriver(int port) {
        this.base = "http://localhost:" + port;
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public Answer post(String path, Object body, String... headers) {
        return send("POST", path, Answer.JSON.writeValueAsString(body), json(headers));
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, "", json(headers));
    }

    public Answer requestReset(String email) {
        return post("/api/v1/password-resets", Map.of("email", email));
    }

    public Answer redeem(String token, String password) {
        return post("/api/v1/password-resets/redeem", Map.of("token", token, "newPassword", password));
    }

    public Answer signIn(String email, String password) {
        return post("/api/v1/sessions", Map.of("email", email, "password", password));
    }

    public Answer signIn(String email, String password, String oneTimePassword) {
        return post(
                "/api/v1/sessions", Map.of("email", email, "password", password, "oneTimePassword", oneTimePassword));
    }

    /** The second step of a sign-in. */
    public Answer answerChallenge(String challenge, String oneTimePassword) {
        return post(
                "/api/v1/challenges/" + challenge + "/one-time-password", Map.of("oneTimePassword", oneTimePassword));
    }

    /** What a first code is made of; its confirmation is {@link #enrol}. */
    public Answer enrolment(String challenge) {
        return get("/api/v1/challenges/" + challenge + "/enrolment");
    }

    public Answer enrol(String challenge, String oneTimePassword, String mailCode) {
        return post(
                "/api/v1/challenges/" + challenge + "/enrolment",
                Map.of("oneTimePassword", oneTimePassword, "mailCode", mailCode));
    }

    /** Any request with a session's cookie; without a body when it is empty. */
    public Answer as(String cookie, String method, String path, Map<String, ?> body) {
        return send(method, path, body.isEmpty() ? "" : Answer.JSON.writeValueAsString(body), json("cookie", cookie));
    }

    /** Who the cookie belongs to: 200 or 401. */
    public Answer whoAmI(String cookie) {
        return get("/api/v1/sessions/current", "cookie", cookie);
    }

    public Answer createAccount(String cookie, String email, String name, String locale) {
        return post(
                "/api/v1/accounts", Map.of("email", email, "displayName", name, "locale", locale), "cookie", cookie);
    }

    private static Map<String, String> json(String... headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("content-type", "application/json");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return all;
    }
}
