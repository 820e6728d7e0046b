package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.OutboxRows;
import io.latchkey.gateway.People;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.messaging.outbox.OutboxRecord;
import io.latchkey.platform.keys.UuidFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

class AddressOutboxIT {
    private static final Instant AT = Instant.parse("2026-11-23T00:00:00.123456Z");

    private final Gateway gateway = Gateway.shared();
    private final OutboxRows outbox = new OutboxRows(gateway);
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AddressOutbox facts = new AddressOutbox(
            DatabaseClient.create(watched(gateway.bean(ConnectionFactory.class))), gateway.bean(Outbox.class));

    @Test
    void aKnownAndAnUnknownAddressCostTheSameStatements() {
        String known = People.address();
        new People(gateway).create(known, "Ana");
        List<String> forKnown = callsFor(known);
        List<String> forUnknown = callsFor(People.address());
        assertThat(forUnknown).isEqualTo(forKnown);
        assertThat(forKnown)
                .filteredOn(call -> call.startsWith("createStatement"))
                .hasSize(1);
        assertThat(forKnown).noneMatch(call -> call.startsWith("beginTransaction"));
    }

    /** With times of each length that a time can have. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T00:00:00.123456Z", "2026-11-23T00:00:00.120Z", "2026-11-23T00:00:00Z"})
    void whatIsAppendedIsWhatTheEventsOwnCodecsWrite(String time) {
        Instant at = Instant.parse(time);
        String email = People.address();
        UUID account = new People(gateway).create(email, "Ana");
        ResetRequest known = request(email, at);
        ResetRequest unknown = request(People.address(), at);
        long before = outbox.last();
        Mono.when(facts.append(known), facts.append(unknown)).block();
        List<OutboxRows.Waiting> rows = outbox.after(before);
        assertThat(rows)
                .extracting(OutboxRows.Waiting::size)
                .hasSize(2)
                .containsOnly(rows.getFirst().size());
        assertWritten(
                rows, known, new PasswordResetRequested(known.requestId(), account, 1, RequestedBy.HOLDER, null, at));
        assertWritten(
                rows,
                unknown,
                new PasswordResetForUnknownAddress(
                        unknown.requestId(), unknown.addressDigest(), unknown.networkDigest(), at));
    }

    @Test
    void requestsThatComeTogetherShareAStatementAndEachLeavesItsRow() {
        List<ResetRequest> many =
                Stream.generate(() -> request(People.address(), AT)).limit(100).toList();
        long before = outbox.last();
        calls.clear();
        Flux.fromIterable(many).flatMap(facts::append, 100).blockLast();
        assertThat(outbox.after(before))
                .extracting(OutboxRows.Waiting::eventId)
                .containsExactlyInAnyOrderElementsOf(
                        many.stream().map(ResetRequest::requestId).toList());
        assertThat(calls).filteredOn(call -> call.startsWith("createStatement")).hasSizeLessThan(20);
    }

    @Test
    void anAddressThatIsAskedForTwiceAtOnceLeavesTwoRows() {
        String email = People.address();
        UUID account = new People(gateway).create(email, "Ana");
        int before = outbox.of(account).size();
        Flux.range(0, 20).flatMap(each -> facts.append(request(email, AT)), 20).blockLast();
        assertThat(outbox.of(account)).hasSize(before + 20);
    }

    /** More than the statements that are under way at once. */
    @Test
    void accountsThatAreLockedHoldNobodyElseUp() throws Exception {
        List<String> locked = Stream.generate(People::address).limit(5).toList();
        locked.forEach(email -> new People(gateway).create(email, "Ana"));
        CompletableFuture<Void> waiting;
        try (var holder = gateway.connect()) {
            holder.setAutoCommit(false);
            try (var lock = holder.prepareStatement("SELECT 1 FROM account WHERE email = ANY (?) FOR UPDATE")) {
                lock.setArray(1, holder.createArrayOf("text", locked.toArray()));
                lock.executeQuery();
            }
            waiting = Flux.fromIterable(locked)
                    .flatMap(email -> facts.append(request(email, AT)))
                    .then()
                    .toFuture();
            facts.append(request(People.address(), AT)).block(Duration.ofSeconds(20));
            assertThat(waiting).isNotDone();
            holder.rollback();
        }
        waiting.get();
    }

    /** The lock's holder gives the address away: who waited for the account's row finds that it is nobody's. */
    @Test
    void anAddressThatChangesWhileItsAccountIsLockedIsNobodys() throws Exception {
        String email = People.address();
        UUID account = new People(gateway).create(email, "Ana");
        int before = outbox.of(account).size();
        ResetRequest request = request(email, AT);
        CompletableFuture<Void> appended;
        try (var holder = gateway.connect()) {
            holder.setAutoCommit(false);
            try (var change = holder.prepareStatement("UPDATE account SET email = ? WHERE account_id = ?")) {
                change.setString(1, People.address());
                change.setObject(2, account);
                change.executeUpdate();
            }
            appended = facts.append(request).toFuture();
            while (gateway.rows().count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
                Thread.onSpinWait();
            }
            holder.commit();
        }
        appended.get();
        assertThat(outbox.of(account)).hasSize(before);
        assertThat(outbox.of(request.requestId()))
                .extracting(OutboxRows.Waiting::topic)
                .containsExactly("account.security.v1");
    }

    private static void assertWritten(List<OutboxRows.Waiting> rows, ResetRequest request, Event event) {
        OutboxRecord expected = OutboxRecord.fromEnvelope(
                new EventEnvelope<>(request.requestId(), "/auth-gateway", request.at(), request.traceparent(), event));
        OutboxRows.Waiting row = rows.stream()
                .filter(one -> one.eventId().equals(request.requestId()))
                .findFirst()
                .orElseThrow();
        JsonMapper json = JsonMapper.shared();
        assertThat(row.topic()).isEqualTo(expected.topic());
        assertThat(row.key()).isEqualTo(expected.key());
        assertThat(row.headers()).isEqualTo(json.readTree(expected.headers()));
        assertThat(row.data()).isEqualTo(json.readTree(expected.payloadBytes()));
    }

    private static ResetRequest request(String email, Instant at) {
        return new ResetRequest(
                UuidFactory.nextUuid(),
                new EmailAddress(email),
                "d".repeat(43),
                "e".repeat(43),
                at,
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private List<String> callsFor(String address) {
        calls.clear();
        facts.append(request(address, AT)).block();
        return List.copyOf(calls);
    }

    private ConnectionFactory watched(ConnectionFactory real) {
        return proxy(ConnectionFactory.class, (self, method, arguments) -> {
            Object result = method.invoke(real, arguments);
            return method.getName().equals("create")
                    ? Mono.from(real.create()).map(connection -> watched(connection))
                    : result;
        });
    }

    private Connection watched(Connection real) {
        return proxy(Connection.class, (self, method, arguments) -> {
            calls.add(method.getName() + Arrays.toString(arguments));
            return method.invoke(real, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
