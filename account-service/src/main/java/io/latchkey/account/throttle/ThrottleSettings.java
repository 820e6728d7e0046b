package io.latchkey.account.throttle;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many failures are free, and the delays after them.
 *
 * @param password passwords at the sign-in form or in a session, for each address, known browser or account
 * @param code one-time passwords and recovery codes of an account
 */
@ConfigurationProperties("latchkey.throttle")
record ThrottleSettings(GrowingDelay password, GrowingDelay code, NetworkWindow network) {

    /**
     * Free failures, then a delay that doubles.
     *
     * @param free failures before the first delay
     * @param first delay
     * @param most that a delay grows to
     * @param forgottenAfter counted from the last failure
     */
    record GrowingDelay(int free, Duration first, Duration most, Duration forgottenAfter) {

        GrowingDelay {
            requireThat(free >= 1, "free must be at least 1");
            requireThat(first.isPositive(), "first must be positive");
            requireThat(most.compareTo(first) >= 0, "most must not be shorter than first");
            requireThat(forgottenAfter.compareTo(most) >= 0, "forgotten-after must not be shorter than most");
        }

        /**
         * How long the next attempt has to wait, by the number of failures before it: from the first on; the last one
         * stands for all that follow.
         */
        List<Duration> computeDelays() {
            var delays = new ArrayList<Duration>();
            for (int failures = 1; failures < free; failures++) {
                delays.add(Duration.ZERO);
            }
            for (Duration delay = first; delay.compareTo(most) < 0; delay = delay.multipliedBy(2)) {
                delays.add(delay);
            }
            delays.add(most);
            return List.copyOf(delays);
        }
    }

    /**
     * Free failures in a stretch of time, then nothing until it is over.
     *
     * @param free failures within the window
     * @param window begins with the first of them
     * @param withoutProof failures within the window after which a proof of work is asked for
     */
    record NetworkWindow(int free, Duration window, int withoutProof) {

        NetworkWindow {
            requireThat(free >= 2, "network.free must be at least 2");
            requireThat(window.isPositive(), "network.window must be positive");
            requireThat(withoutProof >= 0, "network.without-proof must not be negative");
        }
    }

    GrowingDelay growingDelayOf(Kind kind) {
        return switch (kind) {
            case ADDRESS, DEVICE, SIGNED_IN -> password;
            case ACCOUNT_CODE -> code;
            case NETWORK -> throw new IllegalArgumentException("networks have a window, no growing delay");
        };
    }

    /** The longest that a row can matter. */
    Duration longestRetention() {
        return Collections.max(List.of(password.forgottenAfter, code.forgottenAfter, network.window));
    }
}
