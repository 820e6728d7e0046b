package io.latchkey.gateway.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.UuidFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountCursorTests {
    @Test
    void aPositionSurvivesTheWayThroughAUrl() {
        var position = new AccountCursor(Instant.parse("2026-11-23T01:02:03.123456Z"), UuidFactory.nextUuid());
        assertThat(position.toText()).matches("[A-Za-z0-9_-]{38}");
        assertThat(AccountCursor.fromText(position.toText())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "AAAA",
                "______________________________________",
                "AAAAAH________8AAAAAAAAAAAAAAAAAAAAAAA"
            })
    void anythingElseIsNoPosition(String text) {
        assertThat(AccountCursor.fromText(text)).isEmpty();
    }
}
