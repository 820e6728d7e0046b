package io.latchkey.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.keys.SessionToken;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionRowTests {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private final SessionSettings settings = new SessionSettings(
            Duration.ofHours(2),
            Duration.ofHours(24),
            Duration.ofMinutes(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30));

    @Test
    void aSessionDiesTwoHoursAfterTheLastRequest() {
        var session = seenAt(START);
        assertThat(session.isAliveAt(START.plus(Duration.ofHours(2)).minusSeconds(1), settings))
                .isTrue();
        assertThat(session.isAliveAt(START.plus(Duration.ofHours(2)), settings)).isFalse();
    }

    @Test
    void aSessionDiesADayAfterSignInHoweverBusyItIs() {
        var session = seenAt(START.plus(Duration.ofHours(23)));
        assertThat(session.isAliveAt(START.plus(Duration.ofHours(24)).minusSeconds(1), settings))
                .isTrue();
        assertThat(session.isAliveAt(START.plus(Duration.ofHours(24)), settings))
                .isFalse();
    }

    @Test
    void aTokenHas256RandomBitsAndPrintsMasked() {
        SessionToken token = SessionToken.generateToken();
        assertThat(token.value())
                .matches("[A-Za-z0-9_-]{43}")
                .isNotEqualTo(SessionToken.generateToken().value());
        assertThat(token.toString()).isEqualTo("***");
        assertThat(SessionToken.fromCookie(token.value())).contains(token);
        assertThat(SessionToken.fromCookie(token.value() + "x")).isEmpty();
    }

    @Test
    void aSessionIsFreshAfterItsSignInAndAfterEachProof() {
        assertThat(seenAt(START).freshUntil(settings)).isEqualTo(START.plus(Duration.ofMinutes(15)));
        Instant proved = START.plus(Duration.ofHours(1));
        assertThat(provedAt(START, proved).freshUntil(settings)).isEqualTo(proved.plus(Duration.ofMinutes(15)));
        assertThat(provedAt(START, Instant.EPOCH).freshUntil(settings))
                .as("given up")
                .isBefore(START);
    }

    private static SessionRow seenAt(Instant lastSeen) {
        return provedAt(lastSeen, null);
    }

    private static SessionRow provedAt(Instant lastSeen, @Nullable Instant proved) {
        return new SessionRow(
                UuidFactory.nextUuid(),
                UuidFactory.nextUuid(),
                1,
                START,
                lastSeen,
                START.plus(Duration.ofHours(24)),
                proved,
                new SessionDevice(null, null));
    }
}
