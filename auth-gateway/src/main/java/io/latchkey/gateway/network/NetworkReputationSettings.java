package io.latchkey.gateway.network;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When a network is taken to misbehave.
 *
 * @param overruns in so many minutes it went over the limit
 * @param within of this span
 */
@ConfigurationProperties("latchkey.conduct")
record NetworkReputationSettings(int overruns, Duration within) {
    NetworkReputationSettings {
        if (overruns < 1 || within.compareTo(Duration.ofMinutes(overruns)) < 0) {
            throw new IllegalArgumentException("latchkey.conduct: overruns must be positive and fit into within");
        }
    }
}
