package io.latchkey.gateway.peers;

import io.latchkey.gateway.digest.KeyRing;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the other two services are, and the keys that open the gateway's routes there.
 *
 * @param timeLimit for a whole question, the answer read
 */
@ConfigurationProperties("latchkey.peers")
record PeersSettings(
        URI accountUrl, KeyRing accountKeys, URI notificationUrl, KeyRing notificationKeys, Duration timeLimit) {
    PeersSettings {
        if (!timeLimit.isPositive()) {
            throw new IllegalArgumentException("latchkey.peers.time-limit must be positive");
        }
    }
}
