package io.latchkey.notification.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** Calls the internal API as the gateway does, and as others might. */
public final class Gateway implements AutoCloseable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI courtesies;

    public Gateway(Stack stack) {
        this.courtesies = stack.url().resolve("/internal/v1/courtesies");
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
        var request = HttpRequest.newBuilder(courtesies)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
