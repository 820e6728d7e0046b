package io.latchkey.account;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service's internal API as its two callers use it. */
public final class InternalApi {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    InternalApi(int port) {
        this.port = port;
    }

    /** The answers to questions for links, in order. */
    public List<JsonNode> links(UUID accountId, UUID... causes) {
        List<Map<String, UUID>> asked = Stream.of(causes)
                .map(cause -> Map.of("causeId", cause, "accountId", accountId))
                .toList();
        var answer = post("/internal/v1/links", AccountStack.NOTIFICATION_KEY, Map.of("causes", asked));
        return answer.body().get("links").valueStream().toList();
    }

    /** The token of a cause's link. */
    public String token(UUID accountId, UUID cause) {
        JsonNode link = links(accountId, cause).getFirst();
        if (!link.get("outcome").asString().equals("ISSUED")) {
            throw new AssertionError("not issued: " + link);
        }
        return link.get("token").asString();
    }

    public Answer redeem(String token, String password, Map<String, ?> more) {
        var question = new HashMap<String, Object>();
        question.put("token", token);
        question.put("newPassword", password);
        question.put("facts", null);
        question.put("context", List.of());
        question.putAll(more);
        return post("/internal/v1/redemptions", AccountStack.GATEWAY_KEY, question);
    }

    public Answer redeem(String token, String password) {
        return redeem(token, password, Map.of());
    }

    public Answer signIn(@Nullable Map<String, ?> facts, String password) {
        var question = new HashMap<String, Object>();
        if (facts != null) {
            question.put("facts", facts);
        }
        question.put("password", password);
        question.put("addressDigest", "digest-of-an-address");
        question.put("networkDigest", "digest-of-a-network");
        return post("/internal/v1/sign-ins", AccountStack.GATEWAY_KEY, question);
    }

    public static Map<String, Object> facts(UUID accountId, long version, String status) {
        return Map.of(
                "accountId", accountId, "version", version, "profileVersion", 1, "status", status, "twoFactor", "OFF");
    }

    public Answer post(String path, String key, Object body) {
        return post(
                path,
                Map.of("Authorization", "Bearer " + key, "Content-Type", "application/json"),
                JSON.writeValueAsString(body));
    }

    public Answer post(String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }

    /** A status, its headers and a JSON body. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public JsonNode body() {
            return JSON.readTree(response.body());
        }

        public String outcome() {
            JsonNode outcome = body().get("outcome");
            return outcome == null ? String.valueOf(status()) : outcome.asString();
        }
    }
}
