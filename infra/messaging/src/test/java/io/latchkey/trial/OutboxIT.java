package io.latchkey.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventTopics;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import io.latchkey.platform.trace.TraceContext;
import io.latchkey.testkit.TestKafka;
import io.latchkey.testkit.TestPostgres;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is appended in a transaction is published after its commit, and never otherwise. */
class OutboxIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String LAST_ID = "SELECT last_value FROM outbox_id_seq";
    private static TrialService service;
    private static TopicReader topic;

    @BeforeAll
    static void start() {
        service = TrialService.start(
                TrialService.settings(TestPostgres.createDatabase("outbox"), TestKafka.bootstrapServers()));
        topic = new TopicReader(TestKafka.bootstrapServers(), EventTopics.ACCOUNT_EVENTS);
    }

    @AfterAll
    static void stop() {
        topic.close();
        service.close();
    }

    @Test
    void anAppendedEventIsPublishedWithKeyHeadersAndTheTraceOfWhatCausedIt() {
        var event = TrialEvents.request(UuidFactory.nextUuid());
        service.outbox()
                .append(event)
                .as(service.transaction()::transactional)
                .contextWrite(context -> TraceContext.putTraceparent(context, TRACE))
                .block();

        var found = topic.find(event.requestId());
        assertThat(TopicReader.key(found)).isEqualTo(event.accountId().toString());
        assertThat(TopicReader.header(found, EventHeaders.TYPE)).isEqualTo("io.latchkey.PasswordResetRequested.v1");
        assertThat(TopicReader.header(found, EventHeaders.SOURCE)).isEqualTo("/account-service");
        assertThat(TopicReader.header(found, EventHeaders.TRACEPARENT)).isEqualTo(TRACE);
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        UUID account = UuidFactory.nextUuid();
        var ghost = TrialEvents.request(account);
        Mono<Void> failing = service.outbox().append(ghost).then(Mono.error(new IllegalStateException("no")));
        assertThatThrownBy(
                        () -> failing.as(service.transaction()::transactional).block())
                .hasMessage("no");

        var after = TrialEvents.request(account);
        service.commit(after);
        assertThat(topic.untilSeen(after.requestId()))
                .noneMatch(found -> ghost.requestId().toString().equals(TopicReader.header(found, EventHeaders.ID)));
    }

    @Test
    void theRelayThatLeadsIsWokenByWhatAnotherReplicaCommits() {
        Map<String, Object> settings =
                TrialService.settings(TestPostgres.createDatabase("replicas"), TestKafka.bootstrapServers());
        settings.put("latchkey.messaging.relay.poll", "1h");
        try (TrialService leader = TrialService.start(settings)) {
            Until.holds("it leads", () -> leads(leader));
            try (TrialService other = TrialService.start(settings)) {
                for (int times = 0; times < 3; times++) {
                    var event = TrialEvents.request(UuidFactory.nextUuid());
                    other.commit(event);
                    topic.find(event.requestId());
                }
                assertThat(leads(other)).isFalse();
            }
        }
    }

    private static boolean leads(TrialService service) {
        return service.meters().get("latchkey.outbox.leading").gauge().value() == 1;
    }

    @Test
    void appendingWithoutATransactionFails() {
        long before = service.count(LAST_ID);
        var event = TrialEvents.request(UuidFactory.nextUuid());
        for (Mono<?> appending : List.of(service.outbox().append(event), appendWithin(event, event.requestId()))) {
            assertThatThrownBy(appending::block)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("outside a transaction");
        }
        assertThat(service.count(LAST_ID)).isEqualTo(before);
    }

    @Test
    void aStatementMayWriteEffectsAndAppendTheirEventsAndNoOthers() {
        var without = TrialEvents.request(UuidFactory.nextUuid());
        var event = TrialEvents.request(UuidFactory.nextUuid());
        for (Mono<Long> statement :
                List.of(appendWithin(without, UuidFactory.nextUuid()), appendWithin(event, event.requestId()))) {
            assertThat(statement.as(service.transaction()::transactional).block())
                    .isOne();
        }

        assertThat(TopicReader.ids(topic.untilSeen(event.requestId())))
                .doesNotContain(without.requestId().toString());
    }

    @Test
    void whatIsCommittedOneAfterTheOtherIsPublishedOnceAndDeleted() {
        List<PasswordResetRequested> events = TrialEvents.requests(200);
        events.forEach(service::commit);

        var seen = topic.until(found -> TopicReader.ids(found).containsAll(TrialEvents.ids(events)));
        Until.holds("all is deleted", () -> service.count("SELECT count(*) FROM outbox") == 0);
        assertThat(seen.stream().map(found -> TopicReader.header(found, EventHeaders.ID)))
                .filteredOn(TrialEvents.ids(events)::contains)
                .hasSize(events.size());
    }

    /** A statement whose effect is that of one event. */
    private static Mono<Long> appendWithin(PasswordResetRequested event, UUID effect) {
        return service.outbox().appendWithin(List.of(service.outbox().wrapEvent(event)), events -> service.database()
                .sql("WITH effects AS (SELECT CAST(:effect AS uuid) AS event_id), " + Outbox.APPEND_EFFECTS
                        + " SELECT count(*) FROM effects")
                .bind("effect", effect)
                .bind("events", events)
                .mapValue(Long.class)
                .one());
    }

    @Test
    void anEventThatIsAllThereIsToCommitGoesByItselfOrWithTheTransactionOfItsCallerAndWakesTheRelay() {
        Map<String, Object> settings =
                TrialService.settings(TestPostgres.createDatabase("sole"), TestKafka.bootstrapServers());
        settings.put("latchkey.messaging.relay.poll", "1h");
        UUID account = UuidFactory.nextUuid();
        var ghost = TrialEvents.request(account);
        var alone = TrialEvents.request(account);
        var joined = TrialEvents.request(account);
        try (TrialService woken = TrialService.start(settings)) {
            Until.holds("it leads", () -> leads(woken));
            Mono<Void> failing =
                    woken.outbox().appendSoleEvent(ghost).then(Mono.error(new IllegalStateException("no")));
            assertThatThrownBy(
                            () -> failing.as(woken.transaction()::transactional).block())
                    .hasMessage("no");
            woken.outbox().appendSoleEvent(alone).block();
            topic.find(alone.requestId());
            woken.outbox()
                    .appendSoleEvent(joined)
                    .as(woken.transaction()::transactional)
                    .block();
            assertThat(topic.untilSeen(joined.requestId()))
                    .noneMatch(
                            found -> ghost.requestId().toString().equals(TopicReader.header(found, EventHeaders.ID)));
        }
    }

    @Test
    void oneStatementMayLookUpAndAppend() {
        var event = TrialEvents.request(UuidFactory.nextUuid());
        Mono<Long> statement = Mono.deferContextual(context -> {
            var row = service.outbox().toOutboxRecord(service.outbox().wrapEvent(event), context);
            return service.database()
                    .sql("SELECT outbox_append($1, $2, $3, $4, convert_to($5, 'UTF8'))")
                    .bind(0, row.eventId())
                    .bind(1, row.topic())
                    .bind(2, row.key())
                    .bind(3, row.headers())
                    .bind(4, java.util.Objects.requireNonNull(row.payload()))
                    .mapValue(Long.class)
                    .one();
        });
        assertThat(service.outbox().wakeRelayAfter(statement).block()).isPositive();
        topic.untilSeen(event.requestId());
    }
}
