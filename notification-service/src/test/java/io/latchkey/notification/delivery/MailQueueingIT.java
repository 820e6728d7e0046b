package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.internal.MailJourneyOperation.JourneyState;
import io.latchkey.notification.running.Bench;
import io.latchkey.notification.running.Events;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Mails are queued with their steps and events, or not at all, behind those of their account that still wait, and as
 * claimed where a dispatch, which is the test here, has places for them.
 */
class MailQueueingIT {

    private static Bench bench;
    private final RecordingReceiver receiver = new RecordingReceiver();

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

    @AfterEach
    void close() {
        handover().close();
    }

    @Test
    void aNewMailGoesOnWithoutALookAtTheQueue() {
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid());

        queue(request);

        assertThat(receiver.mails).singleElement().satisfies(mail -> {
            assertThat(mail.details().causeId()).isEqualTo(request.causeId());
            assertThat(mail.state()).isEqualTo(JourneyState.QUEUED);
        });
        assertThat(receiver.held).isOne();
        assertThat(column("taken_by", request)).containsExactly(receiver.batches.getFirst());
        assertThat(column("due_at > queued_at + interval '59 seconds'", request))
                .containsExactly("t");
        bench.awaitJourney(request.causeId(), "EmailQueued");
    }

    @Test
    void nothingIsHandedOverOfATransactionThatFails() {
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid());

        assertThatThrownBy(() -> inTransaction(Mono.error(new IllegalStateException("after it")), request)
                        .block())
                .hasMessage("after it");

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("1", request)).isEmpty();
    }

    @Test
    void aCauseThatIsKnownIsNotHandedOverAgain() {
        MailRequest known = request(UuidFactory.nextUuid());
        queue(known);
        handover().open(receiver);

        queue(known);

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("taken_by IS NULL", known)).containsExactly("t");
    }

    @Test
    void whoseTurnIsLaterWaits() {
        handover().open(receiver);
        UUID account = UuidFactory.nextUuid();
        MailRequest one = request(account);
        MailRequest other = request(account);

        queue(one, other);

        assertThat(receiver.mails).hasSize(1);
        assertThat(receiver.held).isOne();
        assertThat(bench.rows.query(
                        "SELECT taken_by IS NULL FROM mail WHERE account_id = '" + account + "' ORDER BY turn_at"))
                .containsExactly("f", "t");
    }

    @Test
    void whatIsTooOldEndsAndIsNotHandedOver() {
        handover().open(receiver);
        MailRequest old = request(UuidFactory.nextUuid(), Events.now().minus(Duration.ofDays(30)));

        queue(old);

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("state <> 'QUEUED' AND taken_by IS NULL", old)).containsExactly("t");
    }

    @Test
    void whereThereIsNoPlaceAMailWaits() {
        receiver.free = 0;
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid());

        queue(request);

        assertThat(receiver.mails).isEmpty();
        assertThat(column("taken_by IS NULL AND due_at = queued_at", request)).containsExactly("t");
    }

    @Test
    void placesAreFreeAgainWhereNobodyWaitsForTheTransactionAnyMore() {
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid());

        Disposable waiting = inTransaction(Mono.never(), request).subscribe();
        await().until(() -> receiver.held == 1);
        waiting.dispose();

        await().until(() -> receiver.held == 0);
        assertThat(receiver.mails).isEmpty();
        assertThat(column("1", request)).isEmpty();
    }

    private static MailHandover handover() {
        return bench.stack.services().getFirst().getBean(MailHandover.class);
    }

    private static MailRequest request(UUID account) {
        return request(account, Events.now());
    }

    private static MailRequest request(UUID account, Instant causedAt) {
        return new MailRequest(
                UuidFactory.nextUuid(),
                account,
                MailTemplate.PASSWORD_RESET,
                AccountLocale.ENGLISH,
                0,
                causedAt,
                null,
                null,
                null);
    }

    private static void queue(MailRequest... requests) {
        inTransaction(Mono.empty(), requests).block();
    }

    private static Mono<Void> inTransaction(Mono<Void> rest, MailRequest... requests) {
        var service = bench.stack.services().getFirst();
        return service.getBean(MailLifecycle.class)
                .queue(List.of(requests))
                .then(rest)
                .as(service.getBean(TransactionalOperator.class)::transactional);
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

    private static List<String> column(String column, MailRequest request) {
        return bench.rows.query("SELECT " + column + " FROM mail WHERE cause_id = '" + request.causeId() + "'");
    }

    /** A dispatch that keeps what it is given. */
    private static final class RecordingReceiver implements MailReceiver {

        private final List<MailSnapshot> mails = new ArrayList<>();
        private final List<String> batches = new ArrayList<>();
        private int free = 100;
        private volatile int held;

        @Override
        public synchronized boolean reservePlaces(int wanted) {
            if (held + wanted > free) {
                return false;
            }
            held += wanted;
            return true;
        }

        @Override
        public synchronized void releasePlaces(int places) {
            held -= places;
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(1);
        }

        @Override
        public synchronized void receiveMails(UUID batchId, List<MailSnapshot> received) {
            batches.add(batchId.toString());
            mails.addAll(received);
        }
    }
}
