package io.latchkey.gateway.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** By whatever way a session ends: notification-service is told, if it opened the operations console. */
class ConsoleSignOutIT {
    private static final String SIGN_OUTS = "/internal/v1/console-sign-outs";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();
    private final UUID id = people.create(email, "Olga", List.of("OPERATIONS"));
    private final Browser operator = people.signIn(email);

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of("signed out", (Consumer<ConsoleSignOutIT>)
                        test -> test.operator.delete("/api/v1/sessions/current")),
                Arguments.of("signed out everywhere", (Consumer<ConsoleSignOutIT>)
                        test -> test.operator.delete("/api/v1/sessions")),
                Arguments.of("by an executive", (Consumer<ConsoleSignOutIT>)
                        test -> test.people.executive().delete("/api/v1/accounts/" + test.id + "/sessions")),
                Arguments.of("disabled", (Consumer<ConsoleSignOutIT>)
                        test -> test.people.executive().call("PUT", "/api/v1/accounts/" + test.id + "/disabled")),
                Arguments.of("address changed", (Consumer<ConsoleSignOutIT>) test -> test.people
                        .executive()
                        .patch("/api/v1/accounts/" + test.id, Map.of("email", People.address()))),
                Arguments.of("erased", (Consumer<ConsoleSignOutIT>)
                        test -> test.people.executive().delete("/api/v1/accounts/" + test.id)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ends")
    void theConsoleIsToldUntilItHasIt(String how, Consumer<ConsoleSignOutIT> end) {
        assertThat(operator.post("/api/v1/operations-tokens", "{}").status()).isEqualTo(201);
        String session = sessionId();
        gateway.notificationService().on(SIGN_OUTS, asked -> new FakePeer.Answer(503, Map.of(), ""));
        end.accept(this);
        await().until(() -> toldOf(session) > 1);
        assertThat(waiting(session)).isEqualTo(1);
        gateway.notificationService().on(SIGN_OUTS, asked -> new FakePeer.Answer(202, Map.of(), ""));
        await().until(() -> waiting(session) == 0);
    }

    @Test
    void aSessionThatOpenedNoConsoleTellsNobody() {
        String session = sessionId();
        operator.delete("/api/v1/sessions/current");
        assertThat(waiting(session)).isZero();
    }

    private String sessionId() {
        return String.valueOf(gateway.rows()
                .query("SELECT session_id FROM session WHERE account_id = ?", id)
                .getFirst()
                .get("session_id"));
    }

    private long waiting(String session) {
        return gateway.rows()
                .count("SELECT count(*) FROM console_sign_out WHERE session_id = ?", UUID.fromString(session));
    }

    private long toldOf(String session) {
        return gateway.notificationService().asked().stream()
                .filter(asked -> asked.path().equals(SIGN_OUTS) && asked.body().contains(session))
                .count();
    }
}
