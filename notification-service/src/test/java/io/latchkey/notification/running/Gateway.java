package io.latchkey.notification.running;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls the internal API as the gateway does, and as others might. */
public final class Gateway implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI service;

    public Gateway(Stack stack) {
        this.service = stack.internalUrl();
    }

    /** Asks for an account to be sent mail again; @return the status */
    public int lift(UUID account, UUID by) {
        return lift("{\"accountId\":\"" + account + "\",\"by\":\"" + by + "\"}", "Bearer " + Stack.GATEWAY_KEY)
                .statusCode();
    }

    public HttpResponse<String> lift(String body, String authorization) {
        return ask("/internal/v1/liftings", HttpRequest.BodyPublishers.ofString(body), authorization);
    }

    /** Whether and why an account is sent nothing. */
    public HttpResponse<String> suppression(String account, String authorization) {
        return ask("/internal/v1/accounts/" + account + "/suppression", null, authorization);
    }

    /** Asks for a word to somebody whose request was declined; @return the status */
    public int decline(UUID requestId, String address, String name, String locale) {
        return courtesy(
                        "{\"requestId\":\"" + requestId + "\",\"address\":\"" + address + "\",\"displayName\":\"" + name
                                + "\",\"locale\":\"" + locale + "\"}",
                        "Bearer " + Stack.GATEWAY_KEY)
                .statusCode();
    }

    public HttpResponse<String> courtesy(String body, String authorization) {
        return ask("/internal/v1/courtesies", HttpRequest.BodyPublishers.ofString(body), authorization);
    }

    private HttpResponse<String> ask(String path, HttpRequest.@Nullable BodyPublisher body, String authorization) {
        var request = HttpRequest.newBuilder(service.resolve(path)).header("Content-Type", "application/json");
        if (body != null) {
            request.POST(body);
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpCall.send(http, request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.close();
    }
}
