package io.latchkey.gateway.executive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Streams of what happens to an account's mails.
 *
 * @param most open at once in this replica
 * @param every pause between two looks
 * @param keepAlive pause between two signs of life
 * @param check how often it is asked whether the reader may still read
 */
@ConfigurationProperties("latchkey.stream")
record StreamSettings(
        @DefaultValue("200") int most,
        @DefaultValue("400ms") Duration every,
        @DefaultValue("15s") Duration keepAlive,
        @DefaultValue("2s") Duration check) {
    StreamSettings {
        if (most < 1 || !every.isPositive() || !keepAlive.isPositive() || !check.isPositive()) {
            throw new IllegalArgumentException("latchkey.stream: most at least 1, durations positive");
        }
    }
}
