package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.messaging.Identifiers;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {
    @Test
    void aPositionSurvivesTheWayThroughAUrl() {
        var position = new Position(Instant.parse("2026-11-23T01:02:03.123456Z"), Identifiers.next());
        assertThat(position.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(Position.read(position.text())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "%%%", "AAAA", "________________________________", "f_________8AAAAAAAAAAAAAAAAAAAAA"})
    void anythingElseIsNoPosition(String text) {
        assertThat(Position.read(text)).isEmpty();
    }
}
