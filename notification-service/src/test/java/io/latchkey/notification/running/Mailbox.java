package io.latchkey.notification.running;

import io.latchkey.mailprovider.MailProviderServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What arrived in the inbox, and how it behaves, over its own API. */
public final class Mailbox implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI inbox;

    public Mailbox(MailProviderServer inbox) {
        this.inbox = inbox.url();
    }

    public List<JsonNode> to(String address) {
        List<JsonNode> messages = new ArrayList<>();
        String query = "/api/v1/messages?limit=1000&to=" + address.replace("+", "%2B");
        call("GET", query, "").path("messages").forEach(messages::add);
        return messages;
    }

    /** Whether an address is on one of the provider's lists: {@code bounces}, {@code spam_reports}. */
    public boolean holds(String list, String address) {
        return !call("GET", "/v3/suppression/" + list + "/" + address, "").isEmpty();
    }

    public JsonNode stats() {
        return call("GET", "/api/v1/stats", "");
    }

    public void behave(String behaviour) {
        call("PUT", "/api/v1/behaviour", behaviour);
    }

    /** All as it is by default. */
    public void calm() {
        behave("{\"sendgrid\":{\"share\":0.0,\"status\":503,\"retryAfter\":null,\"delayMs\":0,\"hangUp\":false},"
                + "\"smtp\":{\"share\":0.0,\"status\":503,\"retryAfter\":null,\"delayMs\":0,\"hangUp\":false},"
                + "\"webhook\":{\"delayMs\":20,\"copies\":1,\"shuffle\":false,\"paused\":false}}");
    }

    private JsonNode call(String method, String path, String body) {
        var request = HttpRequest.newBuilder(inbox.resolve(path))
                .header("Authorization", "Bearer " + Stack.SENDGRID_KEY)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = HttpCall.send(http, request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode());
        }
        return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
