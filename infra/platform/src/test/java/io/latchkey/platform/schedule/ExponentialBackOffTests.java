package io.latchkey.platform.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExponentialBackOffTests {

    @Test
    void pausesDoubleUpToTheLongestAndBeginAgainAfterASuccess() {
        var backOff = new ExponentialBackOff(Duration.ofMillis(100), Duration.ofMillis(350));
        assertThat(backOff.nextPause()).hasMillis(100);
        assertThat(backOff.nextPause()).hasMillis(200);
        assertThat(backOff.nextPause()).hasMillis(350);
        assertThat(backOff.nextPause()).hasMillis(350);
        backOff.reset();
        assertThat(backOff.nextPause()).hasMillis(100);
    }
}
