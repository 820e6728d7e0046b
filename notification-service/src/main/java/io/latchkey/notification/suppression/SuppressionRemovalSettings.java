package io.latchkey.notification.suppression;

import static io.latchkey.platform.settings.SettingCheck.requirePositive;

import io.latchkey.platform.schedule.ExponentialBackOff;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How suppressions are lifted at the provider.
 *
 * @param poll pause between two looks for requests
 * @param lease after this a request that was claimed and not finished is due again
 * @param firstRetry pause after the first time that the provider had no answer
 * @param lastRetry longest pause
 * @param afterRefusal pause after the provider refused, which an operator must mend
 */
@ConfigurationProperties("latchkey.lifting")
record SuppressionRemovalSettings(
        Duration poll, Duration lease, Duration firstRetry, Duration lastRetry, Duration afterRefusal) {

    SuppressionRemovalSettings {
        requirePositive("latchkey.lifting", poll, lease, firstRetry, lastRetry, afterRefusal);
    }

    /** @param tries so far, at least 1 */
    Duration retryPause(int tries) {
        return ExponentialBackOff.pauseAfter(tries, firstRetry, lastRetry);
    }
}
