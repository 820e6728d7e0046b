package io.latchkey.trial;

import static io.latchkey.contracts.EventTopics.ACCOUNT_EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Nothing is stepped over, nothing overtakes within its key, and what is refused holds up only its own key. */
class OutboxOrderIT {

    private static TrialService service;
    private static TopicReader topic;

    @BeforeAll
    static void start() {
        service = TrialService.start(
                TrialService.settings(TestPostgres.createDatabase("order"), TestKafka.bootstrapServers()));
        topic = new TopicReader(TestKafka.bootstrapServers(), ACCOUNT_EVENTS);
    }

    @AfterAll
    static void stop() {
        topic.close();
        service.close();
    }

    @Test
    void aTransactionHeldOpenWhileAThousandOthersCommitIsNotSteppedOver() {
        var late = TrialEvents.request(UuidFactory.nextUuid());
        Sinks.Empty<Void> held = Sinks.empty();
        Sinks.Empty<Void> appended = Sinks.empty();
        var open = service.outbox()
                .append(late)
                .then(Mono.fromRunnable(appended::tryEmitEmpty))
                .then(held.asMono())
                .as(service.transaction()::transactional)
                .toFuture();
        appended.asMono().block();

        List<PasswordResetRequested> others = TrialEvents.requests(1000);
        Flux.fromIterable(others)
                .flatMap(event -> service.outbox().append(event).as(service.transaction()::transactional), 8)
                .blockLast();
        topic.until(found -> TopicReader.ids(found).containsAll(TrialEvents.ids(others)));
        assertThat(open).isNotDone();
        held.tryEmitEmpty();

        open.join();
        topic.untilSeen(late.requestId());
        Until.holds("nothing is left", () -> service.count("SELECT count(*) FROM outbox") == 0);
    }

    @Test
    void aRecordTooLargeIsParkedAndHoldsUpItsOwnKeyOnly() {
        UUID blocked = UuidFactory.nextUuid();
        var before = TrialEvents.request(blocked);
        var behind = TrialEvents.request(blocked);
        service.commit(before);
        tooLarge(blocked);
        service.commit(behind);
        List<PasswordResetRequested> others = TrialEvents.requests(50);
        others.forEach(service::commit);

        topic.untilSeen(before.requestId());
        var found = topic.until(seen -> TopicReader.ids(seen).containsAll(TrialEvents.ids(others)));
        assertThat(TopicReader.ids(found)).doesNotContain(behind.requestId().toString());
        Until.holds(
                "it is parked", () -> service.count("SELECT count(*) FROM outbox WHERE parked_at IS NOT NULL") == 1);
        assertThat(service.count(
                        "SELECT count(*) FROM outbox WHERE parked_reason LIKE 'RecordTooLarge%' AND attempts = 1"))
                .isEqualTo(1);

        // What an operator does about it: the row goes, and what waited goes out.
        service.database()
                .sql("DELETE FROM outbox WHERE parked_at IS NOT NULL")
                .then()
                .block();
        topic.untilSeen(behind.requestId());
    }

    @Test
    void manyRecordsOfOneKeyKeepTheirOrderAndDoNotStarveOthers() {
        UUID hot = UuidFactory.nextUuid();
        List<PasswordResetRequested> many = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            many.add(TrialEvents.request(hot));
        }
        Mono.defer(() -> service.outbox().append(many.toArray(PasswordResetRequested[]::new)))
                .as(service.transaction()::transactional)
                .block();
        var other = TrialEvents.request(UuidFactory.nextUuid());
        service.commit(other);

        var found = topic.until(seen -> TopicReader.ids(seen).containsAll(TrialEvents.ids(many)));
        assertThat(topic.find(other.requestId()).timestamp())
                .as("the other, committed last, did not wait for all of them")
                .isLessThan(topic.find(many.getLast().requestId()).timestamp());
        assertThat(found.stream()
                        .filter(one -> TopicReader.key(one).equals(hot.toString()))
                        .map(one -> TopicReader.header(one, "ce_id")))
                .containsExactlyElementsOf(TrialEvents.ids(many));
    }

    private static void tooLarge(UUID account) {
        service.database()
                .sql("SELECT outbox_append($1, $2, $3, '{}', convert_to(repeat('x', 2000000), 'UTF8'))")
                .bind(0, UuidFactory.nextUuid())
                .bind(1, ACCOUNT_EVENTS.name())
                .bind(2, account.toString())
                .then()
                .block();
    }
}
