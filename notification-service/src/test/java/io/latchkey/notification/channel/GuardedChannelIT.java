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
class GuardedChannelIT {

    private final FakeSendGrid server = new FakeSendGrid();
    private final SettableClock clock = SettableClock.startingAt("2026-11-23T14:00:00Z");
    private final GuardedChannel gate =
            new GuardedChannel(new SendGridChannel(server.settings(), Settings.FROM, clock), Settings.quick(), clock);

    @AfterEach
    void stop() {
        gate.close();
        server.close();
    }

    @Test
    void aChannelThatFailsIsLeftAloneThenAFewMailsTryItAndThenAllMayAgain() {
        server.answerWith(503, Map.of());
        send(3);
        assertThat(gate.breakerState()).isEqualTo(ChannelControl.BreakerState.OPEN);
        assertThat(gate.availableRoom()).isZero();
        server.answerWith(202, Map.of());

        await().atMost(Duration.ofSeconds(30)).until(() -> gate.availableRoom() == 3);
        assertThat(new boolean[] {gate.tryAcquire(), gate.tryAcquire(), gate.tryAcquire(), gate.tryAcquire()})
                .containsExactly(true, true, true, false);
        for (int i = 0; i < 3; i++) {
            gate.send(Settings.mail());
        }
        assertThat(gate.breakerState()).isEqualTo(ChannelControl.BreakerState.CLOSED);
        assertThat(gate.availableRoom()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aPassageThatIsGivenBackIsFreeForAnother() {
        server.answerWith(503, Map.of());
        send(3);
        await().atMost(Duration.ofSeconds(30)).until(() -> gate.availableRoom() == 3);

        for (int i = 0; i < 10; i++) {
            assertThat(gate.tryAcquire()).isTrue();
            new SendPermit(gate).close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 413})
    void mailsThatAreRefusedSayNothingAgainstTheChannel(int status) {
        server.answerWith(status, Map.of());
        send(10);

        assertThat(gate.breakerState()).isEqualTo(ChannelControl.BreakerState.CLOSED);
    }

    @Test
    void aWishForRestIsGrantedAndIsNoFailure() {
        server.answerWith(429, Map.of("Retry-After", "60"));
        send(1);

        assertThat(gate.breakerState()).isEqualTo(ChannelControl.BreakerState.CLOSED);
        assertThat(gate.tryAcquire()).isFalse();
        clock.advanceBy(Duration.ofSeconds(59));
        assertThat(gate.tryAcquire()).isFalse();
        clock.advanceBy(Duration.ofSeconds(1));
        assertThat(gate.tryAcquire()).isTrue();
    }

    @Test
    void aWishForAYearIsGrantedForAnHour() {
        server.answerWith(429, Map.of("Retry-After", "31536000"));
        send(1);

        clock.advanceBy(Duration.ofHours(1));
        assertThat(gate.tryAcquire()).isTrue();
    }

    @Test
    void whatWasLongAgoSaysNothingForAChannelThatFailsNow() {
        send(10);
        clock.advanceBy(Duration.ofMinutes(6));
        server.answerWith(503, Map.of());
        send(3);

        assertThat(gate.breakerState()).isEqualTo(ChannelControl.BreakerState.OPEN);
    }

    @Test
    void aHeldChannelLetsNobodyIn() {
        gate.applyPause(true);
        assertThat(gate.tryAcquire()).isFalse();
        gate.applyPause(false);
        assertThat(gate.tryAcquire()).isTrue();
    }

    private void send(int mails) {
        for (int i = 0; i < mails; i++) {
            assertThat(gate.tryAcquire()).isTrue();
            gate.send(Settings.mail());
        }
    }
}
