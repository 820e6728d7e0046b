package io.latchkey.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTests {

    @Test
    void pausesDoubleUpToTheLongestAndBeginAgainAfterASuccess() {
        var backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(350));
        assertThat(backOff.failed()).hasMillis(100);
        assertThat(backOff.failed()).hasMillis(200);
        assertThat(backOff.failed()).hasMillis(350);
        assertThat(backOff.failed()).hasMillis(350);
        backOff.succeeded();
        assertThat(backOff.failed()).hasMillis(100);
    }
}
