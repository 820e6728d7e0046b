package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.running.FakeGateway;
import io.latchkey.notification.running.OperationsClient;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The console ends with the session of the gateway that it came from. */
class OperatorSessionEndIT {
    private static final String OVERVIEW = "/operations/api/v1/overview";
    private static final String SIGN_OUTS = "/internal/v1/console-sign-outs";

    private static FakeGateway keys;
    private static Stack stack;
    private static OperationsClient anybody;
    private static OperationsClient gateway;

    private final UUID origin = UuidFactory.nextUuid();

    @BeforeAll
    static void start() {
        keys = new FakeGateway();
        stack = new Stack(keys.settings());
        stack.start();
        anybody = new OperationsClient(stack.url());
        gateway = new OperationsClient(stack.internalUrl());
    }

    @AfterAll
    static void stop() {
        stack.close();
        keys.close();
    }

    @Test
    void whatTheSessionOpenedEndsAndNothingElse() {
        OperationsClient mine = session(token(origin));
        OperationsClient other = session(token(UuidFactory.nextUuid()));
        String waiting = token(origin);
        assertThat(anybody.bearer(waiting).get(OVERVIEW).status()).isEqualTo(200);

        assertThat(tell(Map.of("sessions", List.of(origin, UuidFactory.nextUuid()))))
                .isEqualTo(202);
        assertThat(tell(Map.of("sessions", List.of(origin)))).as("again").isEqualTo(202);

        assertThat(mine.get(OVERVIEW).problem()).isEqualTo("unauthenticated");
        assertThat(other.get(OVERVIEW).status()).isEqualTo(200);
        assertThat(anybody.bearer(waiting).get(OVERVIEW).problem()).isEqualTo("unauthenticated");
        assertThat(anybody.form("/operations/sign-in", Map.of("token", waiting)).status())
                .as("a token of before opens nothing")
                .isEqualTo(401);
    }

    @Test
    void onlyTheGatewaySaysSoAndInItsForm() {
        OperationsClient mine = session(token(origin));
        assertThat(gateway.post(SIGN_OUTS, Map.of("sessions", List.of(origin))).status())
                .isEqualTo(401);
        for (Object wrong : List.of(
                Map.of(), Map.of("sessions", List.of()), Map.of("sessions", List.of("x")), Map.of("sessions", 1))) {
            assertThat(tell(wrong)).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(mine.get(OVERVIEW).status()).isEqualTo(200);
    }

    private static int tell(Object body) {
        return gateway.bearer(Stack.GATEWAY_KEY).post(SIGN_OUTS, body).status();
    }

    private static OperationsClient session(String token) {
        return anybody.with(
                "Cookie",
                anybody.form("/operations/sign-in", Map.of("token", token)).cookie());
    }

    private static String token(UUID session) {
        var claims =
                FakeGateway.claims(UuidFactory.nextUuid(), "USER", "OPERATIONS").claim("sid", session.toString());
        return FakeGateway.signed(claims.build(), keys.currentKey());
    }
}
