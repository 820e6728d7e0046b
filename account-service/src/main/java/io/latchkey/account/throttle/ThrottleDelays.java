package io.latchkey.account.throttle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long the next attempt has to wait, by the number of failures before it. */
final class ThrottleDelays {

    private ThrottleDelays() {}

    /** By failures, from the first on; the last one stands for all that follow. */
    static List<Duration> computeDelays(ThrottleSettings.GrowingDelay settings) {
        var delays = new ArrayList<Duration>();
        for (int failures = 1; failures < settings.free(); failures++) {
            delays.add(Duration.ZERO);
        }
        Duration delay = settings.first();
        while (delay.compareTo(settings.most()) < 0) {
            delays.add(delay);
            delay = delay.multipliedBy(2);
        }
        delays.add(settings.most());
        return List.copyOf(delays);
    }
}
