package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Bench.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Much of one thing, and somebody who waits for another: the provider is slow here, two mails go at a time. */
class FloodIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final int FLOOD = 10_000;
    private static final int BULK = 3_000;

    private final Bench bench = new Bench(Map.of(
            "latchkey.dispatch.batch", "10", "latchkey.dispatch.in-flight", "10", "latchkey.dispatch.sending", "2"));

    FloodIT() {
        bench.mailbox.behave("{\"sendgrid\":{\"delayMs\":20},\"webhook\":{\"paused\":true}}");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void manyRequestsForOneAccountDelayNobodyElse() {
        Person victim = bench.person("victim");
        for (int i = 0; i < FLOOD; i++) {
            bench.reset(victim);
        }
        bench.awaitCount(FLOOD, "mail WHERE account_id = '" + victim.account() + "'");
        List<UUID> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            others.add(bench.reset(bench.person("other")));
        }

        others.forEach(cause ->
                await().atMost(LONG).until(() -> bench.journeys.of(cause).contains("EmailAccepted")));
        assertThat(count("account_id = '" + victim.account() + "' AND state = 'QUEUED'"))
                .as("of the flood still in the queue")
                .isGreaterThan(FLOOD / 2);
    }

    @Test
    void aResetGoesBeforeABulkOfInvitationsAndTheBulkGoesOn() {
        for (int i = 0; i < BULK; i++) {
            bench.events.created(bench.person("invited").account(), AccountLocale.ENGLISH);
        }
        bench.awaitCount(BULK, "mail WHERE template = 'first-sign-in'");
        UUID reset = bench.reset(bench.person("forgot"));

        await().atMost(LONG).until(() -> bench.journeys.of(reset).contains("EmailAccepted"));
        assertThat(count("template = 'first-sign-in' AND state = 'QUEUED'"))
                .as("of the bulk still in the queue")
                .isGreaterThan(BULK / 2);
        await().atMost(LONG).until(() -> count("template = 'first-sign-in' AND state = 'ACCEPTED'") > BULK / 10);
    }

    private int count(String which) {
        return Integer.parseInt(
                bench.rows.query("SELECT count(*) FROM mail WHERE " + which).getFirst());
    }
}
