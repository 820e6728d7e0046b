package io.latchkey.platform.web;

import java.time.Duration;

/** How a pause is told: in whole seconds, rounded up, for who comes back at the second told must not come too early. */
final class RetryAfterSeconds {

    private RetryAfterSeconds() {}

    static long roundUp(Duration pause) {
        return Math.max(1, pause.plusMillis(999).toSeconds());
    }
}
