package io.latchkey.notification.digest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests for access are told.
 *
 * @param every at most one mail to each executive in this time
 */
@ConfigurationProperties("latchkey.digest")
record DigestSettings(@DefaultValue("5m") Duration every) {

    DigestSettings {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("latchkey.digest.every must be positive");
        }
    }
}
