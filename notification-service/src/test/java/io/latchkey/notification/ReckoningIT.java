package io.latchkey.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.notification.delivery.MailReconciliation;
import io.latchkey.notification.delivery.MailReconciliation.UnaccountedMail;
import io.latchkey.notification.running.Bench;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Each cause held against its mail's end: nothing is found in an ordinary day, and whatever is left lying is. */
class ReckoningIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static Bench bench;
    private static ConfigurableApplicationContext replica;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.rounds.every", "100ms"));
        replica = bench.stack.start();
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void whatIsLeftLyingIsCountedListedAndGoneOnceItEnds() {
        UUID ended = bench.reset(bench.person("ada"));
        bench.awaitState(ended, "DELIVERED");
        awaitUnaccounted(0);

        // As rows would stand after a fault that nothing else notices.
        lie(ended, "state = 'ACCEPTED', due_at = NULL, changed_at = now() - interval '1 hour'");
        awaitUnaccounted(1);
        assertThat(listed()).extracting(UnaccountedMail::causeId).containsExactly(ended);
        assertThat(listed().getFirst().dueAt()).isNull();
        lie(ended, "state = 'QUEUED', due_at = now() + interval '1 hour', dies_at = now() - interval '1 hour'");
        awaitUnaccounted(1);
        lie(ended, "state = 'QUEUED', due_at = now() + interval '1 hour', dies_at = now() + interval '1 hour'");
        awaitUnaccounted(0);

        lie(ended, "state = 'DELIVERED', due_at = NULL, changed_at = now() - interval '1 year'");
        awaitUnaccounted(0);
        assertThat(listed()).isEmpty();
    }

    @Test
    void itsQuestionHasIndexesThatAreAlmostEmpty() {
        assertThat(bench.rows.query("SELECT indexdef FROM pg_indexes WHERE indexname IN ('mail_dying', 'mail_adrift')"))
                .hasSize(2)
                .allMatch(definition -> definition.contains("WHERE"));
    }

    private static void lie(UUID cause, String how) {
        assertThat(bench.rows.update("UPDATE mail SET " + how + " WHERE cause_id = '" + cause + "'"))
                .isEqualTo(1);
    }

    private static void awaitUnaccounted(int number) {
        await().atMost(LONG).untilAsserted(() -> assertThat(replica.getBean(MeterRegistry.class)
                        .get("latchkey.mails.unaccounted")
                        .gauge()
                        .value())
                .isEqualTo(number));
    }

    private static List<UnaccountedMail> listed() {
        return replica.getBean(MailReconciliation.class)
                .findUnaccounted()
                .blockOptional()
                .orElseThrow();
    }
}
