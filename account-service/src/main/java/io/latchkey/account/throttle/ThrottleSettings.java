package io.latchkey.account.throttle;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.account.throttle.ThrottleBucket.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The budget of each kind of bucket.
 *
 * @param password passwords at the sign-in form or in a session, for each address, known browser or account
 * @param consecutive passwords of an address in a row, in browsers that are not known
 * @param code one-time passwords and recovery codes of an account
 * @param deviceCode the same, in one known browser besides
 * @param link passwords typed with a used link
 */
@ConfigurationProperties("latchkey.throttle")
record ThrottleSettings(
        GrowingDelay password,
        ConsecutiveCap consecutive,
        RollingBudget code,
        RollingBudget deviceCode,
        RollingBudget link,
        NetworkWindow network) {

    Budget budgetOf(Kind kind) {
        return switch (kind) {
            case ADDRESS, DEVICE, SIGNED_IN -> password;
            case CONSECUTIVE -> consecutive;
            case ACCOUNT_CODE -> code;
            case DEVICE_CODE -> deviceCode;
            case LINK -> link;
            case NETWORK -> network;
        };
    }

    /** How many failures a bucket takes, and when. */
    sealed interface Budget {

        /** After how long without a failure its row means nothing. */
        Duration forgottenAfter();
    }

    /**
     * Free failures, then a delay that doubles.
     *
     * @param free failures before the first delay
     * @param first delay
     * @param most that a delay grows to
     * @param forgottenAfter counted from the last failure
     */
    record GrowingDelay(int free, Duration first, Duration most, Duration forgottenAfter) implements Budget {

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
     * Failures in a row, then nothing until a success or a redeemed link forgets them.
     *
     * @param retryAfter what whoever is refused is told
     * @param forgottenAfter counted from the last failure
     */
    record ConsecutiveCap(int most, Duration retryAfter, Duration forgottenAfter) implements Budget {

        ConsecutiveCap {
            requireThat(most >= 1, "consecutive.most must be at least 1");
            requireThat(retryAfter.isPositive(), "consecutive.retry-after must be positive");
            requireThat(forgottenAfter.isPositive(), "consecutive.forgotten-after must be positive");
        }
    }

    /**
     * Failures within any stretch of time of this length.
     *
     * @param most within the window
     */
    record RollingBudget(int most, Duration window) implements Budget {

        RollingBudget {
            requireThat(most >= 1, "most must be at least 1");
            requireThat(window.isPositive(), "window must be positive");
        }

        @Override
        public Duration forgottenAfter() {
            return window;
        }
    }

    /**
     * Free failures in a stretch of time, then nothing until it is over.
     *
     * @param free failures within the window
     * @param window begins with the first of them
     * @param withoutProof failures within the window after which a proof of work is asked for
     */
    record NetworkWindow(int free, Duration window, int withoutProof) implements Budget {

        NetworkWindow {
            requireThat(free >= 2, "network.free must be at least 2");
            requireThat(window.isPositive(), "network.window must be positive");
            requireThat(withoutProof >= 0, "network.without-proof must not be negative");
        }

        @Override
        public Duration forgottenAfter() {
            return window;
        }
    }
}
