package io.latchkey.notification.accessrequest;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How requests for access are told.
 *
 * @param every at most one mail to each executive in this time
 */
@ConfigurationProperties("latchkey.digest")
record AccessRequestDigestSettings(Duration every) {

    AccessRequestDigestSettings {
        requireThat(every.isPositive(), "latchkey.digest.every must be positive");
    }
}
