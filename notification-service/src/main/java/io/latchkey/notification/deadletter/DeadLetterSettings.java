package io.latchkey.notification.deadletter;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How dead letters are watched and replayed.
 *
 * @param watch how often the topics are looked at
 * @param most dead letters in one replay
 * @param chunk dead letters claimed and published together
 * @param claim after this a replay that never came to its end may be done again
 */
@ConfigurationProperties("latchkey.letters")
record DeadLetterSettings(Duration watch, int most, int chunk, Duration claim) {

    DeadLetterSettings {
        requireThat(
                watch.isPositive() && claim.isPositive() && most >= 1 && chunk >= 1,
                "latchkey.letters: every setting must be positive");
    }
}
