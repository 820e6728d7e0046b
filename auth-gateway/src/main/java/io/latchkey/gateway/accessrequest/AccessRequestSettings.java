package io.latchkey.gateway.accessrequest;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.gateway.accessrequest.AccessRequestTable.OpenLimits;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of requests for accounts.
 *
 * @param handOverEvery how often decline notices are handed over
 * @param kept how long a request waits for an executive before it expires
 * @param purgeEvery how often expired ones are deleted
 * @param mostOpen how many wait at once
 * @param mostOfNetwork how many of one network
 */
@ConfigurationProperties("latchkey.access-request")
record AccessRequestSettings(
        Duration handOverEvery, Duration kept, Duration purgeEvery, int mostOpen, int mostOfNetwork) {

    AccessRequestSettings {
        requireThat(
                handOverEvery.isPositive() && purgeEvery.isPositive(),
                "latchkey.access-request: hand-over-every and purge-every must be positive");
        requireThat(kept.compareTo(Duration.ofDays(1)) >= 0, "LATCHKEY_ACCESS_REQUESTS_KEPT must be a day at least");
        requireThat(
                mostOfNetwork >= 1 && mostOpen >= mostOfNetwork,
                "LATCHKEY_ACCESS_REQUESTS_OPEN must be at least LATCHKEY_ACCESS_REQUESTS_OF_NETWORK, and that at least 1");
    }

    /** What came at this moment or before has expired. */
    Instant oldestAt(Instant now) {
        return now.minus(kept);
    }

    /** @param limited whether limits per network hold for who asks */
    OpenLimits limitsFor(boolean limited) {
        return new OpenLimits(mostOpen, limited ? mostOfNetwork : Integer.MAX_VALUE);
    }
}
