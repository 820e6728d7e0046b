package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import io.latchkey.testkit.TestPostgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAwayIT {
    private final Gateway gateway = Gateway.shared();

    @Test
    void whileTheDatabaseIsAwayNothingIsAcceptedAndAfterwardsAllIsWellAgain() {
        assertThat(ask().status()).isEqualTo(202);
        TestPostgres.sharedServer().kill();
        try {
            for (int i = 0; i < 20; i++) {
                var refused = ask();
                assertThat(refused.problem()).isEqualTo("unavailable");
                assertThat(refused.header("Retry-After")).isNotEmpty();
                assertThat(refused.response().body()).doesNotContain("ostgres");
            }
            assertThat(gateway.browser()
                            .with("Cookie", "__Host-latchkey=" + "A".repeat(43))
                            .get("/api/v1/sessions/current")
                            .problem())
                    .isEqualTo("unavailable");
        } finally {
            TestPostgres.sharedServer().start();
        }
        Browser.Answer answer = ask();
        while (answer.status() == 503) {
            answer = ask();
        }
        assertThat(answer.status()).isEqualTo(202);
        assertThat(new OutboxRows(gateway).last()).isPositive();
    }

    private Browser.Answer ask() {
        return gateway.browser().post("/api/v1/password-resets", Map.of("email", People.address()));
    }
}
