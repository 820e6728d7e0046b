package io.latchkey.notification.running;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The other service's edge: answers for links as account-service does, and in whatever way a test wants. */
public final class FakeAccountService implements AutoCloseable {

    public static final String KEY = "bm90aWZpY2F0aW9uLXRvLWFjY291bnQta2V5LTAwMDA=";
    public static final String CODE = "7K3M-9QTW";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<UUID, String> voids = new ConcurrentHashMap<>();
    private final Map<UUID, AtomicInteger> unknownFor = new ConcurrentHashMap<>();
    private final Map<UUID, Duration> lifetimes = new ConcurrentHashMap<>();
    private final Set<UUID> resets = ConcurrentHashMap.newKeySet();
    private final Set<UUID> codes = ConcurrentHashMap.newKeySet();
    private final AtomicInteger asked = new AtomicInteger();
    private final int port;
    private final Clock clock;
    private @Nullable HttpServer server;
    private volatile int status = 200;

    FakeAccountService(int port, Clock clock) {
        this.port = port;
        this.clock = clock;
        start();
    }

    public void start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
            started.createContext("/internal/v1/links", this::links);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    /** This cause's link belongs to a reset (else to a first sign-in). */
    public void expectReset(UUID cause) {
        resets.add(cause);
    }

    /** This cause's mail takes a code, which is {@link #CODE}. */
    public void expectCode(UUID cause) {
        codes.add(cause);
    }

    public void answerVoid(UUID cause, String reason) {
        voids.put(cause, reason);
    }

    public void knowAfter(UUID cause, int asks) {
        unknownFor.put(cause, new AtomicInteger(asks));
    }

    public void letLinkLive(UUID cause, Duration lifetime) {
        lifetimes.put(cause, lifetime);
    }

    public void answerWith(int anyStatus) {
        status = anyStatus;
    }

    public int asked() {
        return asked.get();
    }

    /** The token a cause's link has: always the same. */
    public static String token(UUID cause) {
        return (cause.toString() + cause + cause).replace("-", "").substring(0, 86);
    }

    private void links(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.incrementAndGet();
            byte[] question = exchange.getRequestBody().readAllBytes();
            boolean known =
                    ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            int code = known ? status : 401;
            byte[] answer = code == 200 ? answer(question) : new byte[0];
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(byte[] question) {
        List<Map<String, Object>> links = new ArrayList<>();
        for (JsonNode cause : JSON.readTree(question).path("causes")) {
            links.add(link(UUID.fromString(cause.path("causeId").asString())));
        }
        return JSON.writeValueAsString(Map.of("links", links)).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> link(UUID cause) {
        AtomicInteger unknown = unknownFor.get(cause);
        if (unknown != null && unknown.getAndDecrement() > 0) {
            return Map.of("causeId", cause, "outcome", "NOT_KNOWN_YET");
        }
        String reason = voids.get(cause);
        if (reason != null) {
            return Map.of("causeId", cause, "outcome", "VOID", "reason", reason);
        }
        if (codes.contains(cause)) {
            Duration left = lifetimes.getOrDefault(cause, Duration.ofMinutes(15));
            String expiresAt = clock.instant().plus(left).toString();
            return Map.of("causeId", cause, "outcome", "CODE_ISSUED", "expiresAt", expiresAt, "code", CODE);
        }
        boolean reset = resets.contains(cause);
        Duration lifetime = lifetimes.getOrDefault(cause, reset ? Duration.ofMinutes(30) : Duration.ofDays(3));
        return Map.of(
                "causeId",
                cause,
                "outcome",
                "ISSUED",
                "purpose",
                reset ? "PASSWORD_RESET" : "FIRST_SIGN_IN",
                "expiresAt",
                clock.instant().plus(lifetime).toString(),
                "token",
                token(cause));
    }

    @Override
    public void close() {
        stop();
    }
}
