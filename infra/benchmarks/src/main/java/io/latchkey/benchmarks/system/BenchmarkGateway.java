package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.load.UnexpectedAnswerException;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's public HTTP API as the benchmarks use it. */
public final class BenchmarkGateway {

    /** A password of the policy's kind that no list holds; every account of the benchmarks has it. */
    public static final String PASSWORD = "quokka umbrella 7 viaduct marzipan";

    private static final int ACCEPTED = 202;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final int port;
    private final String origin;

    BenchmarkGateway(int port, String origin) {
        this.port = port;
        this.origin = "Origin: " + origin;
    }

    public int port() {
        return port;
    }

    public RawRequest resetRequest(String address) {
        return RawRequest.of("POST", "/api/v1/password-resets", "{\"email\":\"" + address + "\"}", origin);
    }

    public RawRequest signInRequest(String address, String password) {
        String body = "{\"email\":\"" + address + "\",\"password\":\"" + password + "\"}";
        return RawRequest.of("POST", "/api/v1/sessions", body, origin);
    }

    public void requestLink(String address) {
        sendExpecting(resetRequest(address), ACCEPTED, "a reset");
    }

    public void redeemLink(String token) {
        String body = "{\"token\":\"" + token + "\",\"newPassword\":\"" + PASSWORD + "\"}";
        sendExpecting(
                RawRequest.of("POST", "/api/v1/password-resets/redeem", body, origin), NO_CONTENT, "a redemption");
    }

    /** Signs in; the cookie line for further requests. */
    String openSession(String address) {
        String cookie = sendExpecting(signInRequest(address, PASSWORD), CREATED, "a sign-in")
                .findHeader("set-cookie")
                .orElseThrow();
        return "Cookie: " + cookie.split(";", 2)[0];
    }

    /** Creates an account over a connection of the caller's. */
    SeededAccount createAccount(LoadConnection connection, String cookie, String address) {
        String body = "{\"email\":\"" + address + "\",\"displayName\":\"Benchmark\",\"locale\":\"en\"}";
        RawAnswer answer = connection.send(RawRequest.of("POST", "/api/v1/accounts", body, origin, cookie));
        if (answer.status() != CREATED) {
            throw new UnexpectedAnswerException("the creation of an account", answer);
        }
        String id =
                JsonMapper.shared().readTree(answer.body()).path("accountId").asString();
        return new SeededAccount(UUID.fromString(id), address);
    }

    private RawAnswer sendExpecting(RawRequest request, int expected, String what) {
        try (var connection = LoadConnection.openTo(port)) {
            RawAnswer answer = connection.send(request);
            if (answer.status() != expected) {
                throw new UnexpectedAnswerException(what, answer);
            }
            return answer;
        }
    }
}
