package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.latchkey.testkit.SettableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What closes the way to a channel, and what opens it again. */
class GateIT {

    private final FakeSendGrid server = new FakeSendGrid();
    private final SettableClock clock = SettableClock.at("2026-11-23T14:00:00Z");
    private final Gate gate =
            new Gate(new SendGridChannel(server.settings(), Settings.FROM, clock), Settings.quick(), clock);

    @AfterEach
    void stop() {
        gate.close();
        server.close();
    }

    @Test
    void aChannelThatFailsIsLeftAloneThenAFewMailsTryItAndThenAllMayAgain() {
        server.answerWith(503, Map.of());
        send(3);
        assertThat(gate.breaker()).isEqualTo(Breaker.OPEN);
        assertThat(gate.room()).isZero();
        server.answerWith(202, Map.of());

        await().atMost(Duration.ofSeconds(30)).until(() -> gate.room() == 3);
        assertThat(new boolean[] {gate.enter(), gate.enter(), gate.enter(), gate.enter()})
                .containsExactly(true, true, true, false);
        for (int i = 0; i < 3; i++) {
            gate.send(Settings.mail());
        }
        assertThat(gate.breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(gate.room()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aPassageThatIsGivenBackIsFreeForAnother() {
        server.answerWith(503, Map.of());
        send(3);
        await().atMost(Duration.ofSeconds(30)).until(() -> gate.room() == 3);

        for (int i = 0; i < 10; i++) {
            assertThat(gate.enter()).isTrue();
            new Passage(gate).close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void mailsThatAreRefusedSayNothingAgainstTheChannel(int status) {
        server.answerWith(status, Map.of());
        send(10);

        assertThat(gate.breaker()).isEqualTo(Breaker.CLOSED);
    }

    @Test
    void aWishForRestIsGrantedAndIsNoFailure() {
        server.answerWith(429, Map.of("Retry-After", "60"));
        send(1);

        assertThat(gate.breaker()).isEqualTo(Breaker.CLOSED);
        assertThat(gate.enter()).isFalse();
        clock.advance(Duration.ofSeconds(59));
        assertThat(gate.enter()).isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void aWishForAYearIsGrantedForAnHour() {
        server.answerWith(429, Map.of("Retry-After", "31536000"));
        send(1);

        clock.advance(Duration.ofHours(1));
        assertThat(gate.enter()).isTrue();
    }

    @Test
    void whatWasLongAgoSaysNothingForAChannelThatFailsNow() {
        send(10);
        clock.advance(Duration.ofMinutes(6));
        server.answerWith(503, Map.of());
        send(3);

        assertThat(gate.breaker()).isEqualTo(Breaker.OPEN);
    }

    @Test
    void aHeldChannelLetsNobodyIn() {
        gate.hold(true);
        assertThat(gate.enter()).isFalse();
        gate.hold(false);
        assertThat(gate.enter()).isTrue();
    }

    private void send(int mails) {
        for (int i = 0; i < mails; i++) {
            assertThat(gate.enter()).isTrue();
            gate.send(Settings.mail());
        }
    }
}
