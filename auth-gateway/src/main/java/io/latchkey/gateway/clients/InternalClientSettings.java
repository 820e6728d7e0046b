package io.latchkey.gateway.clients;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.platform.keys.SharedKeySet;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the other two services are, and the keys that open their internal routes.
 *
 * @param timeLimit for a whole call, the response read
 */
@ConfigurationProperties("latchkey.peers")
record InternalClientSettings(
        URI accountUrl,
        SharedKeySet accountKeys,
        URI notificationUrl,
        SharedKeySet notificationKeys,
        Duration timeLimit) {
    InternalClientSettings {
        requireThat(timeLimit.isPositive(), "latchkey.peers.time-limit must be positive");
    }
}
