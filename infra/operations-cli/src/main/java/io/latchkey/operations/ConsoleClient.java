package io.latchkey.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the console's HTTP API; signs in at the first call, and out at the end. */
final class ConsoleClient implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration PATIENCE = Duration.ofSeconds(130);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final OperationsSettings settings;
    private final TerminalPrompt asking;
    private @Nullable Access access;

    ConsoleClient(OperationsSettings settings, TerminalPrompt asking) {
        this.settings = settings;
        this.asking = asking;
    }

    JsonNode get(String path) {
        return callConsole("GET", path, null);
    }

    JsonNode post(String path, Map<String, ? extends @Nullable Object> body) {
        return callConsole("POST", path, JSON.writeValueAsString(body));
    }

    JsonNode delete(String path, Map<String, ? extends @Nullable Object> body) {
        return callConsole("DELETE", path, JSON.writeValueAsString(body));
    }

    private JsonNode callConsole(String method, String path, @Nullable String body) {
        Access signedIn = ensureAccess();
        URI uri = URI.create(signedIn.console() + "/api/v1" + path);
        HttpResponse<String> answer =
                sendRequest(newRequest(method, uri, body).header("Authorization", "Bearer " + signedIn.token()), uri);
        return readAnswer(answer, path);
    }

    private Access ensureAccess() {
        Access known = access;
        if (known == null) {
            known = OperatorSignIn.signIn(this, settings, asking);
            access = known;
        }
        return known;
    }

    static HttpRequest.Builder newRequest(String method, URI uri, @Nullable String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept", "application/json");
        return body == null
                ? request.method(method, HttpRequest.BodyPublishers.noBody())
                : request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    HttpResponse<String> sendRequest(HttpRequest.Builder request, URI uri) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            String where = uri.getScheme() + "://" + uri.getAuthority();
            throw new CommandFailure(CommandFailure.FAILED, "no answer from " + where + "; is the stack running?");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CommandFailure.FAILED, "interrupted");
        }
    }

    private static JsonNode readAnswer(HttpResponse<String> answer, String path) {
        if (answer.statusCode() / 100 == 2) {
            return parseJson(answer.body());
        }
        if (answer.statusCode() == 404) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, "there is no such thing");
        }
        throw new CommandFailure(
                CommandFailure.FAILED,
                ProblemFormatter.formatProblem(answer.statusCode(), parseJson(answer.body()), path));
    }

    static JsonNode parseJson(String text) {
        try {
            return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        Access known = access;
        if (known != null) {
            OperatorSignIn.signOut(this, settings, known);
        }
        http.close();
    }

    /**
     * What opens the console. Prints masked.
     *
     * @param cookie of the gateway's session, which is ended when all is done
     */
    record Access(String console, String token, String cookie) {

        @Override
        public String toString() {
            return "Access[" + console + "]";
        }
    }
}
