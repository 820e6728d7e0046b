package io.latchkey.operations;

import io.latchkey.operations.ConsoleClient.Access;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Signs in at the gateway as anybody does, and has it sign a token for the console. */
final class OperatorSignIn {

    private static final String COOKIE = "__Host-latchkey=";

    private OperatorSignIn() {}

    static Access signIn(ConsoleClient console, OperationsSettings settings, TerminalPrompt asking) {
        String given = settings.password();
        String password = given == null ? asking.askSecret("password", "LATCHKEY_OPERATIONS_PASSWORD") : given;
        HttpResponse<String> answer = attemptSignIn(console, settings, password, settings.code());
        if (ProblemFormatter.problemName(ConsoleClient.parseJson(answer.body())).equals("one-time-password-required")) {
            String code = asking.askSecret("one-time password", "LATCHKEY_OPERATIONS_CODE");
            answer = attemptSignIn(console, settings, password, code);
        }
        if (answer.statusCode() != 201) {
            throw toFailure(answer);
        }
        return requestToken(console, settings, readCookie(answer));
    }

    /** Whether the gateway heard it does not matter: the session ends by itself. */
    static void signOut(ConsoleClient console, OperationsSettings settings, Access access) {
        URI uri = settings.gateway().resolve("/api/v1/sessions/current");
        try {
            console.sendRequest(ConsoleClient.newRequest("DELETE", uri, null).header("Cookie", access.cookie()), uri);
        } catch (CommandFailure away) {
            System.err.println(
                    "ops: the session at the gateway could not be ended and ends by itself: " + away.getMessage());
        }
    }

    private static HttpResponse<String> attemptSignIn(
            ConsoleClient console, OperationsSettings settings, String password, @Nullable String code) {
        Map<String, String> body = new HashMap<>(Map.of("email", settings.email(), "password", password));
        if (code != null) {
            body.put("oneTimePassword", code.strip());
        }
        URI uri = settings.gateway().resolve("/api/v1/sessions");
        return console.sendRequest(
                ConsoleClient.newRequest("POST", uri, ConsoleClient.JSON.writeValueAsString(body)), uri);
    }

    private static Access requestToken(ConsoleClient console, OperationsSettings settings, String cookie) {
        URI uri = settings.gateway().resolve("/api/v1/operations-tokens");
        HttpResponse<String> answer =
                console.sendRequest(ConsoleClient.newRequest("POST", uri, null).header("Cookie", cookie), uri);
        JsonNode body = ConsoleClient.parseJson(answer.body());
        if (answer.statusCode() == 403) {
            throw new CommandFailure(
                    CommandFailure.FAILED, "this account does not have the role OPERATIONS; an executive can give it");
        }
        if (answer.statusCode() != 201) {
            throw new CommandFailure(
                    CommandFailure.FAILED, ProblemFormatter.formatProblem(answer.statusCode(), body, "the gateway"));
        }
        return new Access(body.path("console").asString(""), body.path("token").asString(""), cookie);
    }

    private static CommandFailure toFailure(HttpResponse<String> answer) {
        JsonNode problem = ConsoleClient.parseJson(answer.body());
        String line =
                switch (ProblemFormatter.problemName(problem)) {
                    case "invalid-credentials" -> "address or password is wrong";
                    case "invalid-one-time-password" -> "the one-time password is wrong or was used before";
                    case "two-factor-enrolment-required" ->
                        "this account has to set up its second factor first: sign in once in the browser";
                    case "too-many-attempts", "too-many-requests" ->
                        "too many attempts; again in "
                                + answer.headers().firstValue("Retry-After").orElse("some") + " seconds";
                    case "proof-required" -> "too many attempts from this network: sign in once in the browser";
                    default -> ProblemFormatter.formatProblem(answer.statusCode(), problem, "the gateway");
                };
        return new CommandFailure(CommandFailure.FAILED, line);
    }

    private static String readCookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(COOKIE))
                .map(one -> one.split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new CommandFailure(CommandFailure.FAILED, "the gateway gave no session"));
    }
}
