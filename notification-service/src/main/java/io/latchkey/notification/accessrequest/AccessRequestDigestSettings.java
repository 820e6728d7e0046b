package io.latchkey.notification.accessrequest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests for access are told.
 *
 * @param every at most one mail to each executive in this time
 */
@ConfigurationProperties("latchkey.digest")
record AccessRequestDigestSettings(@DefaultValue("5m") Duration every) {

    AccessRequestDigestSettings {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("latchkey.digest.every must be positive");
        }
    }
}
