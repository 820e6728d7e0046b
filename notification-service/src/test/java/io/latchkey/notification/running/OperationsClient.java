package io.latchkey.notification.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the operations console, with the headers it always sends. */
public record OperationsClient(HttpClient http, URI service, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public OperationsClient(URI service) {
        this(HttpClient.newHttpClient(), service, Map.of());
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The name of the problem; the status when it is none. */
        public String problem() {
            return header("Content-Type").equals("application/problem+json")
                    ? json().path("type").asString("").replace("urn:latchkey:problem:", "")
                    : "" + status();
        }

        /** The cookie as a client sends it back. */
        public String cookie() {
            return header("Set-Cookie").split(";", 2)[0];
        }
    }

    public OperationsClient with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new OperationsClient(http, service, Map.copyOf(more));
    }

    public OperationsClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** @param body an object that becomes JSON, or JSON itself */
    public Answer post(String path, Object body) {
        String json = body instanceof String text ? text : JSON.writeValueAsString(body);
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    public Answer form(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", path, BodyPublishers.ofString(form));
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
