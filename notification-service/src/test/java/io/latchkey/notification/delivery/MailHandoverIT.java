package io.latchkey.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import reactor.core.publisher.Mono;

/** Mails that are queued as claimed, by a dispatch that is the test. */
class MailHandoverIT {

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

    @AfterEach
    void close() {
        handover().close();
    }

    @Test
    void aNewMailGoesOnWithoutALookAtTheQueue() {
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid(), Events.now());

        queue(Mono.empty(), request);

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
        MailRequest request = request(UuidFactory.nextUuid(), Events.now());

        assertThatThrownBy(() -> queue(Mono.error(new IllegalStateException("after it")), request))
                .hasMessage("after it");

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("1", request)).isEmpty();
    }

    @Test
    void aCauseThatIsKnownIsNotHandedOverAgain() {
        MailRequest known = request(UuidFactory.nextUuid(), Events.now());
        queue(Mono.empty(), known);
        handover().open(receiver);

        queue(Mono.empty(), known);

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("taken_by IS NULL", known)).containsExactly("t");
    }

    @Test
    void whoseTurnIsLaterWaits() {
        handover().open(receiver);
        UUID account = UuidFactory.nextUuid();
        MailRequest one = request(account, Events.now());
        MailRequest other = request(account, Events.now());

        queue(Mono.empty(), one, other);

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

        queue(Mono.empty(), old);

        assertThat(receiver.mails).isEmpty();
        assertThat(receiver.held).isZero();
        assertThat(column("state <> 'QUEUED' AND taken_by IS NULL", old)).containsExactly("t");
    }

    @Test
    void whereThereIsNoPlaceAMailWaits() {
        receiver.free = 0;
        handover().open(receiver);
        MailRequest request = request(UuidFactory.nextUuid(), Events.now());

        queue(Mono.empty(), request);

        assertThat(receiver.mails).isEmpty();
        assertThat(column("taken_by IS NULL AND due_at = queued_at", request)).containsExactly("t");
    }

    private static MailHandover handover() {
        return bench.stack.services().getFirst().getBean(MailHandover.class);
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

    /** In one transaction with what follows. */
    private static void queue(Mono<Void> rest, MailRequest... requests) {
        var service = bench.stack.services().getFirst();
        service.getBean(MailLifecycle.class)
                .queue(List.of(requests))
                .then(rest)
                .as(service.getBean(TransactionalOperator.class)::transactional)
                .block();
    }

    private static List<String> column(String column, MailRequest request) {
        return bench.rows.query("SELECT " + column + " FROM mail WHERE cause_id = '" + request.causeId() + "'");
    }

    /** A dispatch that keeps what it is given. */
    private static final class RecordingReceiver implements MailReceiver {

        private final List<MailSnapshot> mails = new ArrayList<>();
        private final List<String> batches = new ArrayList<>();
        private int free = 100;
        private int held;

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
