package io.latchkey.notification.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A server for {@code POST /v3/mail/send} that answers as it is told. */
final class FakeSendGrid implements AutoCloseable {

    private final HttpServer server;
    private volatile int status = 202;
    private volatile Map<String, String> headers = Map.of();

    FakeSendGrid() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v3/mail/send", this::answer);
        server.start();
    }

    void answerWith(int anyStatus, Map<String, String> anyHeaders) {
        status = anyStatus;
        headers = anyHeaders;
    }

    SendGridSettings settings() {
        return new SendGridSettings(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                "SG.test",
                4,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
