package io.latchkey.mailprovider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.latchkey.mailprovider.http.HttpAnswer;
import io.latchkey.mailprovider.http.PortTakenException;
import io.latchkey.mailprovider.http.ProviderProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP server: loopback only, a virtual thread for each request, every failure answered. */
final class HttpListener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpListener.class.getName());
    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RequestRouter routes;

    private HttpListener(HttpServer server, RequestRouter routes) {
        this.server = server;
        this.routes = routes;
    }

    /** Throws BindException when the port is taken. */
    static HttpListener start(int port, RequestRouter routes) throws IOException {
        // Headers and body leave in two writes: without this each answer would wait for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var http = new HttpListener(createServer(address), routes);
        http.server.setExecutor(http.threads);
        http.server.createContext("/", http::handleExchange);
        http.server.start();
        return http;
    }

    private static HttpServer createServer(InetSocketAddress address) throws IOException {
        try {
            return HttpServer.create(address, 512);
        } catch (BindException e) {
            throw new PortTakenException(address.getPort(), "LATCHKEY_INBOX_PORT", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handleExchange(HttpExchange exchange) throws IOException {
        HttpAnswer answer = answerSafely(exchange);
        var headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        answer.headers().forEach(headers::set);
        long length = answer.body().length();
        if (exchange.getRequestMethod().equals("HEAD") || length == 0) {
            exchange.sendResponseHeaders(answer.status(), -1);
            exchange.close();
            return;
        }
        exchange.sendResponseHeaders(answer.status(), length);
        try (OutputStream out = exchange.getResponseBody()) {
            answer.body().writeTo(out);
        }
    }

    private HttpAnswer answerSafely(HttpExchange exchange) throws IOException {
        try {
            requireOwnHost(exchange);
            String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
            boolean ours = site == null || site.equals("same-origin") || site.equals("none");
            if (!ours && !SAFE.contains(exchange.getRequestMethod())) {
                throw ProviderProblem.crossOrigin();
            }
            return routes.routeRequest(exchange);
        } catch (ProviderProblem e) {
            return e.toAnswer();
        } catch (OutOfMemoryError e) {
            // One request was more than the heap holds; its memory is free again, and its sender must not wait.
            LOG.log(System.Logger.Level.ERROR, "a request was too large for the heap");
            return ProviderProblem.tooLarge().toAnswer();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", e);
            return ProviderProblem.internalError().toAnswer();
        }
    }

    /** Another name that leads here is another site's: with it, a page of theirs could read mails (DNS rebinding). */
    private void requireOwnHost(HttpExchange exchange) {
        List<String> hosts = exchange.getRequestHeaders().getOrDefault("Host", List.of());
        boolean own = hosts.size() == 1
                && LOOPBACK.stream().map(name -> name + ":" + port()).anyMatch(hosts.getFirst()::equalsIgnoreCase);
        if (!own) {
            throw ProviderProblem.misdirected("localhost:" + port());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            // An interrupt would close a file that a request is writing: first let them end.
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
