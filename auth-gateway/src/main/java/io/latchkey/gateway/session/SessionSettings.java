package io.latchkey.gateway.session;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a session lives.
 *
 * @param idle without a request
 * @param absolute whatever happens
 * @param freshFor after a sign-in or a proof of every factor, how long privileged acts need no other
 * @param touchEvery how exactly the last request is remembered
 * @param purgeEvery how often rows of the past are deleted
 * @param applicationCode how long a code that leads into an application is good
 */
@ConfigurationProperties("latchkey.session")
record SessionSettings(
        Duration idle,
        Duration absolute,
        Duration freshFor,
        Duration touchEvery,
        Duration purgeEvery,
        Duration applicationCode) {
    SessionSettings {
        requireThat(
                idle.isPositive() && absolute.compareTo(idle) >= 0 && touchEvery.compareTo(idle) < 0,
                "latchkey.session: touch-every < idle <= absolute must hold");
        requireThat(
                freshFor.isPositive() && freshFor.compareTo(absolute) <= 0,
                "LATCHKEY_FRESH_FOR must be positive, and no longer than a session lives");
        requireThat(applicationCode.isPositive(), "latchkey.session.application-code must be positive");
    }
}
