package io.latchkey.devstack.ops;

import io.latchkey.devstack.ops.Console.Access;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Signs in at the gateway as anybody does, and has it sign a token for the console. */
final class SignIn {

    private static final String COOKIE = "__Host-latchkey=";

    private SignIn() {}

    static Access with(Console console, OpsSettings settings, Asking asking) {
        String given = settings.password();
        String password = given == null ? asking.secret("password", "LATCHKEY_OPERATIONS_PASSWORD") : given;
        HttpResponse<String> answer = attempt(console, settings, password, settings.code());
        if (Refusals.name(Console.json(answer.body())).equals("one-time-password-required")) {
            String code = asking.secret("one-time password", "LATCHKEY_OPERATIONS_CODE");
            answer = attempt(console, settings, password, code);
        }
        if (answer.statusCode() != 201) {
            throw refused(answer);
        }
        return token(console, settings, cookie(answer));
    }

    /** Whether the gateway heard it does not matter: the session ends by itself. */
    static void out(Console console, OpsSettings settings, Access access) {
        URI uri = settings.gateway().resolve("/api/v1/sessions/current");
        try {
            console.send(Console.request("DELETE", uri, null).header("Cookie", access.cookie()), uri);
        } catch (OpsFailure away) {
            System.err.println(
                    "ops: the session at the gateway could not be ended and ends by itself: " + away.getMessage());
        }
    }

    private static HttpResponse<String> attempt(
            Console console, OpsSettings settings, String password, @Nullable String code) {
        Map<String, String> body = new HashMap<>(Map.of("email", settings.email(), "password", password));
        if (code != null) {
            body.put("oneTimePassword", code.strip());
        }
        URI uri = settings.gateway().resolve("/api/v1/sessions");
        return console.send(Console.request("POST", uri, Console.JSON.writeValueAsString(body)), uri);
    }

    private static Access token(Console console, OpsSettings settings, String cookie) {
        URI uri = settings.gateway().resolve("/api/v1/operations-tokens");
        HttpResponse<String> answer =
                console.send(Console.request("POST", uri, null).header("Cookie", cookie), uri);
        JsonNode body = Console.json(answer.body());
        if (answer.statusCode() == 403) {
            throw new OpsFailure(
                    OpsFailure.FAILED, "this account does not have the role OPERATIONS; an executive can give it");
        }
        if (answer.statusCode() != 201) {
            throw new OpsFailure(OpsFailure.FAILED, Refusals.told(answer.statusCode(), body, "the gateway"));
        }
        return new Access(body.path("console").asString(""), body.path("token").asString(""), cookie);
    }

    private static OpsFailure refused(HttpResponse<String> answer) {
        JsonNode problem = Console.json(answer.body());
        String line =
                switch (Refusals.name(problem)) {
                    case "invalid-credentials" -> "address or password is wrong";
                    case "invalid-one-time-password" -> "the one-time password is wrong or was used before";
                    case "two-factor-enrolment-required" ->
                        "this account has to set up its second factor first: sign in once in the browser";
                    case "too-many-attempts", "too-many-requests" ->
                        "too many attempts; again in "
                                + answer.headers().firstValue("Retry-After").orElse("some") + " seconds";
                    case "proof-required" -> "too many attempts from this network: sign in once in the browser";
                    default -> Refusals.told(answer.statusCode(), problem, "the gateway");
                };
        return new OpsFailure(OpsFailure.FAILED, line);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(COOKIE))
                .map(one -> one.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new OpsFailure(OpsFailure.FAILED, "the gateway gave no session"));
    }
}
