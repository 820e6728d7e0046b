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

/** Mails are queued with their steps and events, or not at all, and behind those of their account that still wait. */
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

    @Test
    void anAccountsMailsTakeTurnsAndWhatIsSentHoldsUpNobody() {
        UUID account = UuidFactory.nextUuid();
        queue(request(account), request(account), request(account));
        set("turn_at = turn_at + interval '1 hour'", account);
        queue(request(account));
        assertThat(turns(account)).containsExactly("0", "20", "40", "60");

        set("state = 'ACCEPTED'", account);
        queue(request(account));

        assertThat(bench.rows.query("SELECT turn_at = queued_at FROM mail WHERE state = 'QUEUED' AND account_id = '"
                        + account + "'"))
                .containsExactly("t");
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

    private static void set(String columns, UUID account) {
        bench.rows.update("UPDATE mail SET " + columns + " WHERE account_id = '" + account + "'");
    }

    /** In milliseconds after the first. */
    private static List<String> turns(UUID account) {
        return bench.rows.query("""
                SELECT (1000 * extract(epoch FROM turn_at - min(turn_at) OVER ()))::int FROM mail
                 WHERE account_id = '%s' ORDER BY turn_at
                """.formatted(account));
    }
}
