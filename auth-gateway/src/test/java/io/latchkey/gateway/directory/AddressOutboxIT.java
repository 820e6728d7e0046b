package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.PasswordResetRequested;
import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.EmailAddress;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.SecurityEvent.PasswordResetForUnknownAddress;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.messaging.outbox.Outbox;
import io.latchkey.platform.keys.UuidFactory;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

class AddressOutboxIT {
    private final Gateway gateway = Gateway.shared();
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

    private List<String> callsFor(String address) {
        calls.clear();
        var id = UuidFactory.nextUuid();
        Instant at = Instant.parse("2026-11-23T00:00:00.123456Z");
        var known = new PasswordResetRequested(
                id, AddressOutbox.ACCOUNT, AddressOutbox.PROFILE_VERSION, RequestedBy.HOLDER, null, at);
        String digest = "d".repeat(43);
        var unknown = new PasswordResetForUnknownAddress(id, digest, digest, at);
        facts.append(
                        new EmailAddress(address),
                        new EventEnvelope<>(id, "/auth-gateway", at, null, known),
                        new EventEnvelope<>(id, "/auth-gateway", at, null, unknown))
                .block();
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
