package io.latchkey.mailprovider;

import com.sun.net.httpserver.HttpServer;
import io.latchkey.mailprovider.http.ProviderJson;
import io.latchkey.mailprovider.webhook.WebhookSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** An Event Webhook endpoint that keeps what is posted to it and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {

    /** One post, as it came. */
    record Post(String signature, String timestamp, String body) {}

    final AtomicInteger status = new AtomicInteger(204);
    final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();
    private final HttpServer server;

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/webhooks/sendgrid", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            int answer = status.get();
            posts.add(new Post(
                    String.valueOf(headers.getFirst(WebhookSigner.SIGNATURE_HEADER)),
                    String.valueOf(headers.getFirst(WebhookSigner.TIMESTAMP_HEADER)),
                    body));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/sendgrid");
    }

    Post next() throws InterruptedException {
        Post post = posts.poll(30, TimeUnit.SECONDS);
        if (post == null) {
            throw new AssertionError("nothing was posted in 30 seconds");
        }
        return post;
    }

    /** The next {@code count} events, over as many posts as they take. */
    List<JsonNode> events(int count) throws InterruptedException {
        var events = new ArrayList<JsonNode>();
        while (events.size() < count) {
            ProviderJson.MAPPER.readTree(next().body()).forEach(events::add);
        }
        return events;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
