package io.latchkey.benchmarks.beside;

import io.latchkey.benchmarks.load.LoadConnection;
import io.latchkey.benchmarks.load.RawAnswer;
import io.latchkey.benchmarks.load.RawRequest;
import io.latchkey.benchmarks.load.UnexpectedAnswerException;
import io.latchkey.contracts.SecretValue;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's admin API: makes the realm and the users of the benchmark. */
record KeycloakAdmin(int port, SecretValue password) {

    static final String USER = "bench-admin";
    static final String REALM = "bench";
    static final String CLIENT = "bench-client";

    /** Where the client's application would be. */
    static final String REDIRECT = "http://localhost/signed-in";

    /** An administrator's token lives for a minute: no more users than are taken in that time. */
    private static final int CHUNK = 500;

    private static final int OK = 200;
    private static final int CREATED = 201;

    /** As it comes, with mails to the inbox, links for forgotten passwords, and one client for both ways to sign in. */
    void createRealm(int smtpPort) {
        Map<String, Object> client = Map.of(
                "clientId", CLIENT,
                "publicClient", true,
                "standardFlowEnabled", true,
                "directAccessGrantsEnabled", true,
                "redirectUris", List.of(REDIRECT));
        Map<String, Object> realm = Map.of(
                "realm",
                REALM,
                "enabled",
                true,
                "sslRequired",
                "none",
                "resetPasswordAllowed",
                true,
                "smtpServer",
                Map.of(
                        "host", "127.0.0.1",
                        "port", Integer.toString(smtpPort),
                        "from", "no-reply@latchkey.test"),
                "clients",
                List.of(client));
        post("/admin/realms", realm, CREATED, "the realm");
    }

    /** A user whose password Keycloak hashes itself. */
    void createUser(String address, String plainPassword) {
        Map<String, Object> credential = Map.of("type", "password", "value", plainPassword, "temporary", false);
        post("/admin/realms/" + REALM + "/users", toUser(address, credential), CREATED, "a user");
    }

    /** Their addresses. */
    List<String> createUsers(int count, KeycloakCredential credential) {
        List<String> addresses = IntStream.range(0, count)
                .mapToObj(number -> "person-" + number + "@example.org")
                .toList();
        for (int first = 0; first < count; first += CHUNK) {
            List<Map<String, Object>> users = addresses.subList(first, Math.min(count, first + CHUNK)).stream()
                    .map(address -> toUser(address, credential.toApi()))
                    .toList();
            Map<String, Object> some = Map.of("ifResourceExists", "FAIL", "users", users);
            post("/admin/realms/" + REALM + "/partialImport", some, OK, "users");
        }
        return addresses;
    }

    private static Map<String, Object> toUser(String address, Map<String, ?> credential) {
        return Map.of(
                "username",
                address,
                "email",
                address,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Benchmark",
                "lastName",
                "Person",
                "credentials",
                List.of(credential));
    }

    private void post(String path, Map<String, Object> body, int expected, String what) {
        String json = JsonMapper.shared().writeValueAsString(body);
        send(RawRequest.of("POST", path, json, "Authorization: Bearer " + fetchToken()), expected, what);
    }

    private String fetchToken() {
        Map<String, String> fields = Map.of(
                "client_id", "admin-cli", "grant_type", "password", "username", USER, "password", password.value());
        RawRequest request = RawRequest.ofForm("/realms/master/protocol/openid-connect/token", fields);
        RawAnswer answer = send(request, OK, "the administrator's sign-in");
        return JsonMapper.shared().readTree(answer.body()).path("access_token").asString();
    }

    private RawAnswer send(RawRequest request, int expected, String what) {
        try (var connection = LoadConnection.openTo(port)) {
            RawAnswer answer = connection.send(request);
            if (answer.status() != expected) {
                throw new UnexpectedAnswerException("Keycloak: " + what, answer);
            }
            return answer;
        }
    }
}
