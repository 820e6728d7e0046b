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

    public static final String NETWORK = "digest-of-a-network";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;
    private final String gatewayKey;
    private final String notificationKey;

    /** @param gatewayKey which the gateway presents; the other is notification-service's */
    InternalApi(int port, String gatewayKey, String notificationKey) {
        this.port = port;
        this.gatewayKey = gatewayKey;
        this.notificationKey = notificationKey;
    }

    /** The answers to questions for links, in order. */
    public List<JsonNode> links(UUID accountId, UUID... causes) {
        List<Map<String, UUID>> asked = Stream.of(causes)
                .map(cause -> Map.of("causeId", cause, "accountId", accountId))
                .toList();
        var answer = post("/internal/v1/links", notificationKey, Map.of("causes", asked));
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
        return post("/internal/v1/redemptions", gatewayKey, question);
    }

    public Answer redeem(String token, String password) {
        return redeem(token, password, Map.of());
    }

    /** Each account has an address of its own; the network is one that limits leave alone. */
    public Answer signIn(@Nullable Map<String, ?> facts, String password) {
        return signIn(facts, password, Map.of());
    }

    public Answer signIn(@Nullable Map<String, ?> facts, String password, Map<String, ?> more) {
        var question = new HashMap<String, Object>();
        if (facts != null) {
            question.put("facts", facts);
        }
        question.put("password", password);
        question.put("addressDigest", facts == null ? "address-of-nobody" : address(facts.get("accountId")));
        question.put("networkDigest", NETWORK);
        question.put("networkLimited", false);
        question.putAll(more);
        return ask("sign-ins", question);
    }

    /** What a signed-in holder's browser asks for. */
    static Map<String, Object> question(Map<String, ?> facts, Map<String, ?> more) {
        var question = new HashMap<String, Object>(more);
        question.put("facts", facts);
        question.put("addressDigest", "0123456789abcdef");
        question.put("networkDigest", "0123456789abcdef");
        return question;
    }

    /** A question of the gateway's. */
    public Answer ask(String route, Map<String, ?> question) {
        return post("/internal/v1/" + route, gatewayKey, question);
    }

    /** The digest of an account's address. */
    public static String address(@Nullable Object accountId) {
        return "address-of-" + accountId;
    }

    /** Answers a challenge; {@code code} is {@code oneTimePassword} or {@code recoveryCode} and what was typed. */
    public Answer code(Map<String, ?> facts, String challenge, Map.Entry<String, String> code) {
        return code(facts, challenge, code, Map.of());
    }

    public Answer code(
            Map<String, ?> facts, String challenge, Map.Entry<String, String> code, Map<String, Object> more) {
        return ask("challenges/code", step(facts, challenge, code, more));
    }

    public Answer oneTimePassword(Map<String, ?> facts, String challenge, String code) {
        return code(facts, challenge, Map.entry("oneTimePassword", code));
    }

    public Answer recoveryCode(Map<String, ?> facts, String challenge, String code) {
        return code(facts, challenge, Map.entry("recoveryCode", code));
    }

    public Answer enrol(Map<String, ?> facts, String challenge, String code) {
        return enrol(facts, challenge, code, Map.of());
    }

    public Answer enrol(Map<String, ?> facts, String challenge, String code, Map<String, Object> more) {
        return ask("challenges/enrolment", step(facts, challenge, Map.entry("oneTimePassword", code), more));
    }

    public Answer offer(Map<String, ?> facts, String challenge) {
        return offer(facts, challenge, Map.of());
    }

    public Answer offer(Map<String, ?> facts, String challenge, Map<String, Object> more) {
        var question = new HashMap<String, Object>(more);
        question.putAll(Map.of("facts", facts, "challenge", challenge, "label", "ana@example.org"));
        return ask("challenges/enrolment/offer", question);
    }

    /** What the gateway says of a browser that has a mark. */
    public static Map<String, Object> device(String digest, long credentialVersion, boolean factorProved) {
        return Map.of("digest", digest, "credentialVersion", credentialVersion, "factorProved", factorProved);
    }

    public static Map<String, Object> facts(UUID accountId, long version, String status) {
        return facts(accountId, version, status, "OFF");
    }

    public static Map<String, Object> facts(UUID accountId, long version, String status, String twoFactor) {
        return Map.of(
                "accountId",
                accountId,
                "version",
                version,
                "profileVersion",
                1,
                "status",
                status,
                "twoFactor",
                twoFactor);
    }

    private static Map<String, Object> step(
            Map<String, ?> facts, String challenge, Map.Entry<String, String> code, Map<String, Object> more) {
        var step = new HashMap<String, Object>(Map.of(
                "facts",
                facts,
                "challenge",
                challenge,
                code.getKey(),
                code.getValue(),
                "addressDigest",
                address(facts.get("accountId")),
                "networkDigest",
                NETWORK,
                "networkLimited",
                false));
        step.putAll(more);
        return step;
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

        /** A member that is a string. */
        public String text(String name) {
            JsonNode member = body().get(name);
            if (member == null) {
                throw new AssertionError("no " + name + " in " + outcome());
            }
            return member.asString();
        }

        public String outcome() {
            JsonNode outcome = body().get("outcome");
            return outcome == null ? String.valueOf(status()) : outcome.asString();
        }
    }
}
