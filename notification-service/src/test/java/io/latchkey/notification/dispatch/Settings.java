package io.latchkey.notification.dispatch;

import java.time.Duration;

/** Settings as they are by default. */
final class Settings {

    private Settings() {}

    static DispatchSettings dispatch() {
        return new DispatchSettings(
                true,
                100,
                192,
                48,
                Duration.ofMillis(100),
                Duration.ofSeconds(2),
                Duration.ofMillis(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                Duration.ofSeconds(30));
    }
}
