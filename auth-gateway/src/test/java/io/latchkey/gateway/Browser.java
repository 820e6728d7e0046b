package io.latchkey.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the gateway, with the headers it always sends. */
public record Browser(HttpClient client, String url, Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.shared();

    Browser(HttpClient client, String url) {
        this(client, url, Map.of());
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The name of the problem; the status when it is none. */
        public String problem() {
            boolean problem = header("Content-Type").equals("application/problem+json");
            return problem ? json().get("type").asString().replace("urn:latchkey:problem:", "") : "" + status();
        }

        /** The cookie as a client sends it back. */
        public String cookie() {
            return header("Set-Cookie").split(";", 2)[0];
        }
    }

    public Browser with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new Browser(client, url, Map.copyOf(more));
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return with("Content-Type", "application/json").send("POST", path, publisher(body));
    }

    public Answer patch(String path, Object body) {
        return with("Content-Type", "application/json").send("PATCH", path, publisher(body));
    }

    /** A request without a body. */
    public Answer call(String method, String path) {
        return send(method, path, BodyPublishers.noBody());
    }

    public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body);
        headers.forEach(request::header);
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The same request for each of several bodies. */
    public Stream<Answer> postEach(String path, Object... bodies) {
        return Stream.of(bodies).map(body -> post(path, body));
    }

    /** What a socket gets back for exactly these bytes, until the other side is done. */
    public String raw(String request) {
        try (var socket = new Socket("localhost", URI.create(url).getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "cut off";
        }
    }

    /** The answer to a method that no client library sends. */
    public String rawStatusAndBody(String method, String path) {
        var request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        return raw(request + "\r\n");
    }

    private static HttpRequest.BodyPublisher publisher(Object body) {
        return switch (body) {
            case String text -> BodyPublishers.ofString(text);
            case byte[] bytes -> BodyPublishers.ofByteArray(bytes);
            default -> BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }
}
