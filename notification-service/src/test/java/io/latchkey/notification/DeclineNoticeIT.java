package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Stack;
import io.latchkey.platform.keys.UuidFactory;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notice of a declined request for an account: mailed once, and then its recipient is forgotten. */
class DeclineNoticeIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "200ms"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void theNoticeArrivesOnceHoweverOftenItIsHandedOverAndItsRecipientIsForgotten() {
        UUID request = UuidFactory.nextUuid();
        String address = "canary+" + request + "@example.org";

        assertThat(bench.gateway.decline(request, address, "Canaria Vogelsang", "es"))
                .isEqualTo(202);
        assertThat(bench.gateway.decline(request, address, "Canaria Vogelsang", "es"))
                .isEqualTo(202);
        bench.awaitJourney(request, "EmailQueued", "EmailAccepted", "EmailDelivered");
        bench.awaitCount(1, "stranger WHERE request_id = '" + request + "' AND address IS NULL");
        assertThat(bench.gateway.decline(request, address, "Canaria Vogelsang", "es"))
                .isEqualTo(202);

        assertThat(bench.mailbox.to(address)).singleElement().satisfies(mail -> {
            assertThat(mail.path("subject").asString()).isEqualTo("Su solicitud de una cuenta en Latchkey");
            assertThat(mail.toString()).doesNotContain("Canaria");
        });
        assertThat(bench.rows.all()).noneMatch(row -> row.contains(address) || row.contains("Canaria"));
        assertThat(bench.journeys.steps(request))
                .allSatisfy(step -> assertThat(step.accountId()).isEqualTo(request));
    }

    @Test
    void aProviderThatRefusesEndsTheMailAndTheRecipientIsForgottenToo() {
        UUID request = UuidFactory.nextUuid();
        String address = "bounce+" + request + "@example.org";

        assertThat(bench.gateway.decline(request, address, "", "en")).isEqualTo(202);

        bench.awaitCount(1, "stranger WHERE request_id = '" + request + "' AND address IS NULL");
        bench.awaitState(request, "BOUNCED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"requestId\":\"1\",\"address\":\"a@example.org\",\"displayName\":\"A\",\"locale\":\"en\"}",
                "{\"requestId\":\"01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35\",\"address\":\"a@b@c\",\"displayName\":\"A\",\"locale\":\"en\"}",
                "{\"requestId\":\"01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35\",\"address\":\"<a@b.c>\",\"displayName\":\"A\",\"locale\":\"en\"}",
                "{\"requestId\":\"01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35\",\"address\":\"a@b.c\",\"displayName\":\"A\",\"locale\":\"DE\"}"
            })
    void whatIsNoDeclineNoticeIsRefused(String body) {
        var answer = bench.gateway.courtesy(body, "Bearer " + Stack.GATEWAY_KEY);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("urn:latchkey:problem:invalid-request");
    }

    @Test
    void onlyTheGatewayMayHandOver() {
        assertThat(bench.gateway.courtesy("{}", "").statusCode()).isEqualTo(401);
        assertThat(bench.gateway.courtesy("{}", "Bearer another").statusCode()).isEqualTo(403);
    }

    @Test
    void aBodyBeyondTheLimitIsRefused() {
        String long300k = "{\"displayName\":\"" + "a".repeat(300_000) + "\"}";

        assertThat(bench.gateway
                        .courtesy(long300k, "Bearer " + Stack.GATEWAY_KEY)
                        .statusCode())
                .isEqualTo(413);
    }
}
