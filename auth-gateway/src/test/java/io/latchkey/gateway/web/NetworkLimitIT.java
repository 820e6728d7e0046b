package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkLimitIT {
    private static final String RESETS = "/api/v1/password-resets";

    @Test
    void theSixtyFirstRequestOfAMinuteWaitsAndOtherNetworksDoNot() {
        try (var gateway = Gateway.with(
                Map.of("LATCHKEY_UNLIMITED_NETWORKS", "", "LATCHKEY_TRUSTED_PROXIES", "127.0.0.0/8,::1"))) {
            Browser one = gateway.browser().with("X-Forwarded-For", "6.6.6.6, 198.51.100.7");
            for (int i = 0; i < 60; i++) {
                assertThat(ask(one).status()).isEqualTo(202);
            }
            var refused = ask(one);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.problem()).isEqualTo("too-many-requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
            assertThat(gateway.bean(MeterRegistry.class)
                            .counter("latchkey.refusals", "kind", "too-many-requests", "route", "POST " + RESETS)
                            .count())
                    .isEqualTo(1);
            // Spelt in another way it is no route at all (ADR 21).
            assertThat(one.post(RESETS + ";hidden=1", "{}").status()).isEqualTo(404);
            assertThat(one.post("/api/v1/%70assword-resets", "{}").status()).isEqualTo(404);
            assertThat(ask(gateway.browser().with("X-Forwarded-For", "7.7.7.7, 198.51.100.7"))
                            .status())
                    .isEqualTo(429);
            assertThat(ask(gateway.browser().with("X-Forwarded-For", "198.51.100.8"))
                            .status())
                    .isEqualTo(202);
            assertThat(one.get("/api/v1/sessions/current").status()).isEqualTo(401);
            assertThat(one.delete("/api/v1/sessions/current").status()).isEqualTo(204);
        }
    }

    private static Browser.Answer ask(Browser browser) {
        return browser.post(RESETS, Map.of("email", People.address()));
    }
}
