package io.latchkey.platform.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often maintenance tasks are run.
 *
 * @param every pause between two
 */
@ConfigurationProperties("latchkey.rounds")
record MaintenanceSettings(@DefaultValue("5s") Duration every) {

    MaintenanceSettings {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("latchkey.rounds.every must be positive");
        }
    }
}
