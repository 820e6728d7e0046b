package io.latchkey.gateway.forwardauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A small application as the README of infra/forward-auth has it: it believes the identity token, if it is its own. */
final class DemoApplication implements AutoCloseable {
    private final String name;
    private final HttpServer server;
    private final Queue<Headers> reached = new ConcurrentLinkedQueue<>();
    private final DefaultJWTProcessor<SecurityContext> tokens = new DefaultJWTProcessor<>();

    DemoApplication(String name) throws IOException {
        this.name = name;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on it takes the gateway's tokens. */
    void trust(String issuer, String gateway) throws IOException {
        var keys = JWKSourceBuilder.create(
                        URI.create(gateway + "/.well-known/jwks.json").toURL())
                .build();
        tokens.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        tokens.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                name, new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("sub", "exp")));
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The headers of the requests that came so far, oldest first. */
    Queue<Headers> reached() {
        return reached;
    }

    private void answer(HttpExchange exchange) throws IOException {
        reached.add(exchange.getRequestHeaders());
        String account = findAccount(exchange.getRequestHeaders().getFirst("X-Latchkey-Identity"));
        byte[] body = (name + " " + exchange.getRequestURI() + " " + account).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(account == null ? 401 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private @Nullable String findAccount(@Nullable String token) {
        try {
            return token == null ? null : tokens.process(token, null).getSubject();
        } catch (ParseException | BadJOSEException | JOSEException notForUs) {
            return null;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
