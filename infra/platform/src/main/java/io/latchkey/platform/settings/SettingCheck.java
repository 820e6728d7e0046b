package io.latchkey.platform.settings;

import java.time.Duration;
import java.util.stream.Stream;

/** The checks of settings records: what they throw is the line that the report of a failed start shows. */
public final class SettingCheck {

    private SettingCheck() {}

    /** @throws IllegalArgumentException with {@code otherwise} where it does not hold */
    public static void requireThat(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** @param prefix of the settings, as their names begin */
    public static void requirePositive(String prefix, Duration... durations) {
        requireThat(Stream.of(durations).allMatch(Duration::isPositive), prefix + ": every duration must be positive");
    }
}
