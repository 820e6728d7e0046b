package io.latchkey.benchmarks.system;

import io.latchkey.benchmarks.load.Answer;
import io.latchkey.benchmarks.load.Connection;
import io.latchkey.benchmarks.load.Request;
import io.latchkey.benchmarks.load.UnexpectedAnswer;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's public HTTP API as the benchmarks use it. */
public final class Gateway {

    /** A password of the policy's kind that no list holds; every account of the benchmarks has it. */
    public static final String PASSWORD = "quokka umbrella 7 viaduct marzipan";

    private static final int ACCEPTED = 202;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    private final int port;
    private final String origin;

    Gateway(int port, String origin) {
        this.port = port;
        this.origin = "Origin: " + origin;
    }

    public int port() {
        return port;
    }

    public Request reset(String address) {
        return Request.of("POST", "/api/v1/password-resets", "{\"email\":\"" + address + "\"}", origin);
    }

    public Request signIn(String address, String password) {
        String body = "{\"email\":\"" + address + "\",\"password\":\"" + password + "\"}";
        return Request.of("POST", "/api/v1/sessions", body, origin);
    }

    public void requestLink(String address) {
        send(reset(address), ACCEPTED, "a reset");
    }

    public void redeem(String token) {
        String body = "{\"token\":\"" + token + "\",\"newPassword\":\"" + PASSWORD + "\"}";
        send(Request.of("POST", "/api/v1/password-resets/redeem", body, origin), NO_CONTENT, "a redemption");
    }

    /** Signs in; the cookie line for further requests. */
    String session(String address) {
        String cookie = send(signIn(address, PASSWORD), CREATED, "a sign-in")
                .header("set-cookie")
                .orElseThrow();
        return "Cookie: " + cookie.split(";", 2)[0];
    }

    /** Creates an account over a connection of the caller's. */
    Account create(Connection connection, String cookie, String address) {
        String body = "{\"email\":\"" + address + "\",\"displayName\":\"Benchmark\",\"locale\":\"en\"}";
        Answer answer = connection.send(Request.of("POST", "/api/v1/accounts", body, origin, cookie));
        if (answer.status() != CREATED) {
            throw new UnexpectedAnswer("the creation of an account", answer);
        }
        String id =
                JsonMapper.shared().readTree(answer.body()).path("accountId").asString();
        return new Account(UUID.fromString(id), address);
    }

    private Answer send(Request request, int expected, String what) {
        try (var connection = Connection.to(port)) {
            Answer answer = connection.send(request);
            if (answer.status() != expected) {
                throw new UnexpectedAnswer(what, answer);
            }
            return answer;
        }
    }
}
