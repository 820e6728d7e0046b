package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Mails are queued with their steps and events, or not at all. */
class MailQueueingIT {

    private static Bench bench;

    @BeforeAll
    static void start() {
        bench = new Bench(Map.of("latchkey.dispatch.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        bench.close();
    }

    @Test
    void aCauseThatComesAgainWithoutItsInboxRowAddsNoMailNoStepAndNoEvent() {
        UUID account = UuidFactory.nextUuid();
        MailRequest first = request(account);
        MailRequest second = request(account);
        queue(first);
        long events = lastEvent();

        queue(first, second);

        assertThat(lastEvent() - events).isOne();
        bench.awaitJourney(first.causeId(), "EmailQueued");
        bench.awaitJourney(second.causeId(), "EmailQueued");
        assertThat(bench.rows.query("SELECT type FROM mail_step JOIN mail USING (email_id) WHERE account_id = '"
                        + account + "' ORDER BY id"))
                .containsExactly("EmailQueued", "EmailQueued");
    }

    private static MailRequest request(UUID account) {
        return new MailRequest(
                UuidFactory.nextUuid(),
                account,
                MailTemplate.PASSWORD_RESET,
                AccountLocale.ENGLISH,
                0,
                Events.now(),
                null,
                null,
                null);
    }

    private static void queue(MailRequest... requests) {
        var service = bench.stack.services().getFirst();
        service.getBean(MailLifecycle.class)
                .queue(List.of(requests))
                .as(service.getBean(TransactionalOperator.class)::transactional)
                .block();
    }

    private static long lastEvent() {
        return Long.parseLong(
                bench.rows.query("SELECT last_value FROM outbox_id_seq").getFirst());
    }
}
