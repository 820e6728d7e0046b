package io.latchkey.notification.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When a mail counts as unaccounted for.
 *
 * @param margin how long after its time a mail may still be on its way
 */
@ConfigurationProperties("latchkey.reckoning")
record ReckoningSettings(@DefaultValue("10m") Duration margin) {

    ReckoningSettings {
        if (!margin.isPositive()) {
            throw new IllegalArgumentException("latchkey.reckoning.margin must be positive");
        }
    }
}
