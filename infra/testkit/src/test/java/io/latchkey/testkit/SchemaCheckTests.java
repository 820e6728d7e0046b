package io.latchkey.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.AccountFact.AccountDisabled;
import io.latchkey.contracts.AccountState;
import io.latchkey.contracts.AccountState.AccountStatus;
import io.latchkey.contracts.AccountState.TwoFactorStatus;
import io.latchkey.contracts.Event;
import io.latchkey.contracts.EventEnvelope;
import io.latchkey.contracts.EventHeaders;
import io.latchkey.contracts.EventJson;
import io.latchkey.contracts.EventSource;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SchemaCheckTests {

    private static final UUID ACCOUNT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final UUID ID = UUID.fromString("01890a5d-b001-7c1e-9f0a-5d2c1e0f7a10");
    private static final Instant AT = Instant.parse("2026-03-01T10:15:30Z");
    private static final Event DISABLED = new AccountDisabled(ACCOUNT, 3, null, AT);

    @Test
    void aRecordAsTheContractWantsItPasses() {
        assertThat(check("account.events.v1", ACCOUNT.toString(), headers(DISABLED, ID), DISABLED))
                .isEmpty();
    }

    @Test
    void aTombstoneIsFineOnACompactedTopicAndNowhereElse() {
        byte[] key = bytes(ACCOUNT.toString());

        assertThat(SchemaCheck.findViolations("account.profiles.v1", key, Map.of(), null))
                .isEmpty();
        assertThat(SchemaCheck.findViolations("account.events.v1", key, Map.of(), null))
                .isNotEmpty();
    }

    @Test
    void aWrongTopicKeyHeaderOrIdentifierIsNamed() {
        var headers = headers(DISABLED, UUID.fromString("0d3b1a0e-5f0a-4c1e-9f0a-5d2c1e0f7a10"));
        headers.remove(EventHeaders.DATA_SCHEMA);

        assertThat(check("account.state.v1", ID.toString(), headers, DISABLED))
                .hasSize(4)
                .anyMatch(w -> w.contains("another topic"))
                .anyMatch(w -> w.contains("key"))
                .anyMatch(w -> w.contains("ce_dataschema"))
                .anyMatch(w -> w.contains("UUIDv7"));
    }

    @Test
    void whatOnlyTheSchemaForbidsIsFound() {
        Event active = new AccountState(ACCOUNT, 1, AccountStatus.ACTIVE, TwoFactorStatus.OFF, null, AT);

        assertThat(check("account.state.v1", ACCOUNT.toString(), headers(active, ID), active))
                .containsExactly("the schema's type at /passwordSetAt");
    }

    @Test
    void aTypeThatNobodyPublishesIsFound() {
        var headers = headers(DISABLED, ID);
        headers.put(EventHeaders.TYPE, bytes("io.latchkey.Invented.v1"));

        assertThatThrownBy(() -> SchemaCheck.verify("account.events.v1", null, headers, bytes("{}")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Invented");
    }

    private static List<String> check(String topic, String key, Map<String, byte[]> headers, Event event) {
        return SchemaCheck.findViolations(topic, bytes(key), headers, EventJson.toBytes(event));
    }

    private static Map<String, byte[]> headers(Event event, UUID id) {
        var headers = new HashMap<String, byte[]>();
        EventHeaders.fromEnvelope(new EventEnvelope<>(id, EventSource.AUTH_GATEWAY.sourcePath(), AT, null, event))
                .forEach((name, value) -> headers.put(name, bytes(value)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
