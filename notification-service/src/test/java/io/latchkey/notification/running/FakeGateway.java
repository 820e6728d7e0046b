package io.latchkey.notification.running;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.latchkey.platform.keys.UuidFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway's edge: publishes its keys and signs tokens as it does, and in whatever other way a test wants. */
public final class FakeGateway implements AutoCloseable {

    public static final String ISSUER = "https://id.example.org";

    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile ECKey key = key();

    public FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/jwks.json", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        server.start();
    }

    /** What the service needs to be told. */
    public Map<String, String> settings() {
        return Map.of(
                "latchkey.console.gateway-url",
                ISSUER,
                "latchkey.operators.gateway",
                URI.create("http://localhost:" + server.getAddress().getPort()).toString());
    }

    /** How often the keys were asked for. */
    public int asked() {
        return asked.get();
    }

    public ECKey currentKey() {
        return key;
    }

    /** From now on another key signs, and is the only one published. */
    public void changeKey() {
        key = key();
    }

    /** A token for the console as the gateway signs it. */
    public String token(UUID account, String... roles) {
        return signed(claims(account, roles).build(), key);
    }

    /** What such a token says, to be changed. */
    public static JWTClaimsSet.Builder claims(UUID account, String... roles) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .jwtID(UuidFactory.nextUuid().toString())
                .issuer(ISSUER)
                .audience("latchkey-operations")
                .subject(account.toString())
                .claim("roles", List.of(roles))
                .claim("fresh_until", now.plusSeconds(900).getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    public static String signed(JWTClaimsSet claims, ECKey with) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(with.getKeyID());
        return signed(header.build(), claims, with);
    }

    public static String signed(JWSHeader header, JWTClaimsSet claims, ECKey with) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(with));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
