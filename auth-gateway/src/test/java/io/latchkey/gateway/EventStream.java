package io.latchkey.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A reader of Server-Sent Events, as far as ours go: an event's name, one line of data, comments. */
public final class EventStream implements AutoCloseable {
    /** An event. */
    public record Event(String name, String data) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }
    }

    private enum End {
        NOT_YET,
        IN_ORDER,
        CUT
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private volatile End end = End.NOT_YET;
    private final Thread reading;

    private EventStream(String url, Map<String, String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url));
        headers.forEach(request::header);
        response = client.send(
                request.setHeader("Accept", "text/event-stream").build(), HttpResponse.BodyHandlers.ofInputStream());
        reading = Thread.ofVirtual().start(this::read);
    }

    public static EventStream open(String url, Map<String, String> headers) {
        try {
            return new EventStream(url, headers);
        } catch (IOException e) {
            throw new IllegalStateException("no answer from " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public int comments() {
        return comments.get();
    }

    /** Whether the other side ended it, one way or another. */
    public boolean isOver() {
        return end != End.NOT_YET;
    }

    /** Whether the answer was brought to its end, not cut off. */
    public boolean endedInOrder() {
        return end == End.IN_ORDER;
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    events.add(new Event(name, line.substring("data:".length())));
                }
            }
            end = End.IN_ORDER;
        } catch (IOException e) {
            end = End.CUT;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
